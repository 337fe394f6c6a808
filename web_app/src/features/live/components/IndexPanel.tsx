import { WeightsButton } from '@/components/WeightsButton'
import { IndexChart } from './IndexChart'
import { IndexTable } from './IndexTable'
import { Panel } from './Panel'

export function IndexPanel() {
  return (
    <Panel
      area="index"
      title="Expression index, last minute"
      note="From 0, angry, to 100, happy. A line for each face, with gaps where it is unclear; the broad one is their average"
      action={<WeightsButton />}
    >
      <IndexChart />
      <IndexTable />
    </Panel>
  )
}
