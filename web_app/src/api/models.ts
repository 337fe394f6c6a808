import { queryOptions } from '@tanstack/react-query'
import { toFailure } from './failures'
import { listModels } from './generated'

/** The models the service offers, with their measured figures. */
export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: async ({ signal }) => {
    const { data, error, response } = await listModels({ signal })
    if (data) return data.models
    throw toFailure(error, response)
  },
  staleTime: Infinity,
})
