import { IndexChart } from './IndexChart'
import { IndexTable } from './IndexTable'
import { Panel } from './Panel'
import { WeightsButton } from './WeightsButton'

export function IndexPanel() {
  return (
    <Panel
      area="index"
      title="Expression index, last minute"
      note="0 to 100. A line for each face; the thick one is their average"
      action={<WeightsButton />}
    >
      <IndexChart />
      <IndexTable />
    </Panel>
  )
}
