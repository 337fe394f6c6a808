import { WeightsButton } from '@/components/WeightsButton'
import { IndexChart } from './IndexChart'
import { IndexTable } from './IndexTable'
import { Panel } from './Panel'

export function IndexPanel() {
  return (
    <Panel
      area="index"
      title="Expression index, last minute"
      note="0 is angry, 100 is happy. One line per person, with gaps where the face is unclear; the thick line is the average."
      action={<WeightsButton />}
    >
      <IndexChart />
      <IndexTable />
    </Panel>
  )
}
