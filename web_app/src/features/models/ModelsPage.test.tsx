import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Metric, Model, ModelCard, SplitEvaluation } from '@/api'
import { client } from '@/api/generated/client.gen'
import { EXPRESSIONS } from '@/lib/expressions'
import { ModelsPage } from './ModelsPage'

const metric = (value: number, split = 'PublicTest'): Metric => ({
  name: 'accuracy',
  value,
  data: 'FER-2013',
  split,
  rows: 70,
  protocol: `FER labels; measured on ${split}`,
})

const model: Model = {
  name: 'small',
  title: 'Small one',
  default: true,
  labels: [...EXPRESSIONS],
  parameters: 58423,
  metrics: [metric(0.616)],
  unclear_below: 0.45,
  licence: 'MIT',
}

/** Of ten faces each, `right` are recognised and the others called angry. */
const split = (right: number): SplitEvaluation => ({
  rows: 70,
  protocol: 'FER labels',
  confusion: EXPRESSIONS.map((_, row) =>
    EXPRESSIONS.map((_, column) => (row === column ? (row ? right : 10) : column === 0 ? 10 - right : 0)),
  ),
  reliability: [
    { low: 0, high: 0.5, rows: 0, confidence: null, accuracy: null },
    { low: 0.5, high: 1, rows: 70, confidence: 0.75, accuracy: 0.7 },
  ],
  coverage: [
    { threshold: 0, coverage: 1, accuracy: 0.6 },
    { threshold: 0.45, coverage: 0.8, accuracy: 0.7 },
  ],
})

const card: ModelCard = {
  ...model,
  input: { size: 48, mean: 0, std: 1 },
  temperature: 1,
  training: { epochs_trained: 60 },
  evaluation: { splits: { PublicTest: split(6) }, robustness: null },
}

const problem = (status: number, detail: string) =>
  new Response(JSON.stringify({ title: 'T', detail, status, type: 'about:blank' }), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  })

const json = (body: object) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })

/** What the service answers at each path; nothing where it is missing. */
let service: Record<string, () => Response>

beforeEach(() => {
  service = { '/api/models': () => json({ models: [model] }), '/api/models/small': () => json(card) }
  client.setConfig({
    baseUrl: 'http://mien.test',
    fetch: (request) => {
      const answer = service[new URL((request as Request).url).pathname]
      return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('Failed to fetch'))
    },
  })
})

afterEach(() => {
  client.setConfig({ baseUrl: '', fetch: globalThis.fetch })
})

function show() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { networkMode: 'always' } } })}>
      <ModelsPage />
    </QueryClientProvider>,
  )
}

it('says what the threshold costs and gains, and where the model is weakest', async () => {
  show()
  const article = await screen.findByRole('article', { name: 'Small one' })
  expect(await within(article).findByText(/20.0 % of faces get no answer/)).toBeTruthy()
  expect(article.textContent).toContain('accuracy on the rest is 70.0 %, up from 65.7 %')
  expect(article.textContent).toContain('Weakest: disgust (60.0 % recall, most often predicted as angry otherwise)')
  expect(article.textContent).toContain('Not measured for this model')
})

it('lets a listener hear share and count of each cell of the confusion matrix', async () => {
  show()
  const table = await screen.findByRole('table', { name: 'Confusion matrix' })
  const fear = within(table).getByRole('row', { name: /^fear/ })
  expect(within(fear).getAllByRole('cell')[0]?.textContent).toBe('40 %, 4 faces')
  await userEvent.click(screen.getByRole('button', { name: 'Faces' }))
  expect(within(fear).getAllByRole('cell')[0]?.textContent).toBe('4 faces, 40 %')
})

it('shows one split at a time, the last measured first', async () => {
  const both = { PublicTest: split(6), PrivateTest: split(7) }
  service['/api/models'] = () => json({ models: [{ ...model, metrics: [metric(0.61), metric(0.63, 'PrivateTest')] }] })
  service['/api/models/small'] = () => json({ ...card, evaluation: { splits: both, robustness: null } })
  show()
  expect(await screen.findByText('63.0 %')).toBeTruthy()
  expect(await screen.findByText(/Weakest: disgust \(70.0 %/)).toBeTruthy()
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Measured on' }), 'PublicTest')
  expect(screen.getByText('61.0 %')).toBeTruthy()
  expect(screen.queryByText('63.0 %')).toBeNull()
  expect(screen.getByText(/Weakest: disgust \(60.0 %/)).toBeTruthy()
})

it('says that there is no evaluation', async () => {
  service['/api/models/small'] = () => json({ ...card, evaluation: null })
  show()
  expect(await screen.findByRole('heading', { name: 'No evaluation recorded' })).toBeTruthy()
})

it('shows what it has where the card does not come, and asks again on demand', async () => {
  delete service['/api/models/small']
  show()
  expect(await screen.findByRole('heading', { name: 'Couldn’t load the rest of this card' })).toBeTruthy()
  expect(screen.getByText('61.6 %')).toBeTruthy()
  service['/api/models/small'] = () => json(card)
  await userEvent.click(screen.getByRole('button', { name: 'Retry now' }))
  expect(await screen.findByRole('heading', { name: 'Confusion matrix' })).toBeTruthy()
})

it('tells how quick it is, or why that was not measured', async () => {
  const speed = { runtime: 'onnx', threads: 1, runs: 812, median_ms: 0.4712, p95_ms: 0.6 }
  const measured = [
    () => problem(429, 'Another measurement is under way; try again in a second.'),
    () => problem(500, 'It failed.'),
    () => json(speed),
  ]
  service['/api/models/small/speed'] = () => measured.shift()?.() ?? json(speed)
  show()
  await userEvent.click(await screen.findByRole('button', { name: 'Measure speed' }))
  expect(await screen.findByText(/Another measurement is under way/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Measure speed' }))
  expect(await screen.findByText(/The service isn’t responding/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Measure speed' }))
  expect(await screen.findByText('0.47 ms per face')).toBeTruthy()
  expect(screen.getByText(/Median of 812 calls; 95th percentile 0.60 ms. ONNX Runtime, one thread/)).toBeTruthy()
})
