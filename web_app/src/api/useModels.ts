import { useQuery } from '@tanstack/react-query'
import { chosenModel } from '@/lib/chosenModel'
import { useSignal } from '@/lib/signal'
import { modelInUse, modelsQuery } from './models'

/** The available models, empty until loaded, and which of them is in use. */
export function useModels() {
  const chosen = useSignal(chosenModel.name)
  const { data: models = [], ...query } = useQuery(modelsQuery)
  return { models, inUse: modelInUse(models, chosen), chosen, ...query }
}
