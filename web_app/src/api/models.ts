import { queryOptions } from '@tanstack/react-query'
import { getModel, listModels, measureModel, type Model, type Speed } from './generated'
import { unwrap } from './unwrap'

const SECOND = 1000

/** Asked for again now and then, for a service that was started anew; and soon where there was no answer. */
const patience = {
  staleTime: 60 * SECOND,
  retry: false,
  refetchInterval: (query: { state: { status: string } }) => query.state.status === 'error' && 5 * SECOND,
} as const

/** The models the service offers, with their measured figures. */
export const modelsQuery = queryOptions({
  ...patience,
  queryKey: ['models'],
  queryFn: async ({ signal }) => (await unwrap(listModels({ signal }))).models,
})

/** All that is known of one model. */
export const modelQuery = (name: string) =>
  queryOptions({
    ...patience,
    queryKey: ['models', name],
    queryFn: ({ signal }) => unwrap(getModel({ path: { name }, signal })),
  })

/** Lets the service time the model on its machine; rejects with `ServiceBusy` while it times another. */
export const measureSpeed = (name: string): Promise<Speed> => unwrap(measureModel({ path: { name } }))

/** The model that frames are analysed with: the chosen one where it is offered, else the service's default. */
export function modelInUse(models: readonly Model[], chosen: string | null): Model | undefined {
  return models.find((model) => model.name === chosen) ?? models.find((model) => model.default)
}
