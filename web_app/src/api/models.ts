import { queryOptions } from '@tanstack/react-query'
import { getModel, listModels, measureModel, type Model, type Speed } from './generated'
import { unwrap } from './unwrap'

const SECOND = 1000

/** Refetched after a minute, as the service may have been restarted, and soon after a failure. */
const patience = {
  staleTime: 60 * SECOND,
  retry: false,
  refetchInterval: (query: { state: { status: string } }) => query.state.status === 'error' && 5 * SECOND,
} as const

/** The models of the service, with their metrics. */
export const modelsQuery = queryOptions({
  ...patience,
  queryKey: ['models'],
  queryFn: async ({ signal }) => (await unwrap(listModels({ signal }))).models,
})

/** Everything about one model. */
export const modelQuery = (name: string) =>
  queryOptions({
    ...patience,
    queryKey: ['models', name],
    queryFn: ({ signal }) => unwrap(getModel({ path: { name }, signal })),
  })

/** Has the service time the model on its machine; rejects with `ServiceBusy` while it times another. */
export const measureSpeed = (name: string): Promise<Speed> => unwrap(measureModel({ path: { name } }))

/** The model that frames are analysed with: the chosen one if it is available, else the service's default. */
export function modelInUse(models: readonly Model[], chosen: string | null): Model | undefined {
  return models.find((model) => model.name === chosen) ?? models.find((model) => model.default)
}
