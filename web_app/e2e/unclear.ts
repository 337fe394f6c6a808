import { expect, type MienPage } from './fixtures'

/** The card says why the face is unclear, its bars are grey, and no expression is told of it. */
export async function expectUnclear(mien: MienPage, reason: string, words: string): Promise<void> {
  const card = mien.face(0)
  await expect(card.getByText(`unclear: ${words}`)).toBeVisible()
  await expect.poll(() => mien.answers.at(-1)?.faces[0]?.unclear).toBe(reason)
  await expect.poll(async () => new Set(await barColours(mien)).size).toBe(1)
  const share = mien.page.getByRole('region', { name: 'Expression shares now' })
  expect((await share.getByRole('listitem').allInnerTexts()).join(' ')).not.toMatch(/\d/)
}

/** The colour of each of the face's seven bars. */
const barColours = (mien: MienPage) =>
  mien
    .face(0)
    .getByRole('listitem')
    .evaluateAll((rows) =>
      rows.map((row) => getComputedStyle(row.children[1]?.firstElementChild ?? row).backgroundColor),
    )
