import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { beginArticle, expectSaved, openEditor, openNewsroom, paste, textOf } from '../support/editor'

test.setTimeout(90_000)

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><style><!-- p.MsoNormal {mso-style-parent:""; font-family:Calibri} --></style></head><body lang=EN-GB>
<!--StartFragment--><p class=MsoTitle>Title<o:p></o:p></p>
<p class=MsoNormal style='margin-bottom:8.0pt'><span lang=EN-US style='font-family:"Times New Roman"'>Plain <b>bold</b> and <i>slanted</i>.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>One<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Two<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><a href="javascript:alert(1)">No link</a>, <a href="https://example.org/">a link</a></p><!--EndFragment--></body></html>`

const DOCS = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-7d1e"><h1 dir="ltr" style="line-height:1.38"><span style="font-size:20pt;font-weight:400">Head</span></h1><p dir="ltr"><span style="font-weight:400">Thin </span><span style="font-weight:700">thick</span><span style="font-style:italic"> lean</span></p><ul><li dir="ltr"><p dir="ltr" role="presentation"><span>Item</span></p></li></ul><br><p dir="ltr"><a href="https://www.google.com/url?q=https://example.org/a&sa=D"><span>Away</span></a><img src="https://lh3.googleusercontent.com/x"></p></b>`

test('what comes from Word and from Google Docs is as clean as what is written here', async ({ browser }) => {
  const page = await openNewsroom(browser)
  const id = await beginArticle(page)
  const stored = async () => {
    await expectSaved(page)
    const answer = await page.request.get(`/api/v1/newsroom/articles/${id}/draft`)
    return ((await answer.json()) as { content: { body: string } }).content.body
  }
  await textOf(page).focus()
  await paste(page, { html: WORD })
  await expect
    .poll(stored)
    .toBe(
      '<h2>Title</h2><p>Plain <strong>bold</strong> and <em>slanted</em>.</p><ul><li>One</li><li>Two</li></ul><p>No link, <a href="https://example.org/">a link</a></p>',
    )
  await page.keyboard.press('Control+a')
  await paste(page, { html: DOCS })
  await expect
    .poll(stored)
    .toBe(
      '<h2>Head</h2><p>Thin <strong>thick</strong><em> lean</em></p><ul><li>Item</li></ul><p><a href="https://example.org/a">Away</a></p>',
    )
  await expect(page.getByText('A picture of the pasted text stayed behind.')).toBeVisible()
})

const EVERYTHING = [
  '<p lang="az">Salam, <strong>dünya</strong> <em>a</em> <em lang="tr">kilim</em> <s>b</s> H<sub>2</sub>O m<sup>2</sup> <code>x</code><br>next <a href="/news">news</a><span data-type="footnote">A note.</span></p>',
  '<h2>Two</h2><h3>Three</h3><h4>Four</h4>',
  '<ul><li>One<ul><li>Deep</li></ul></li><li>Two</li></ul><ol start="3"><li>Three</li></ol>',
  '<blockquote><p>So it is.</p><cite>Somebody</cite></blockquote>',
  '<aside data-type="pull-quote"><p>Pulled.</p></aside>',
  '<aside data-type="key-points"><ul><li>Point</li></ul></aside>',
  '<table><caption>Levels</caption><thead><tr><th scope="col">Year</th><th scope="col">m</th></tr></thead><tbody><tr><th scope="row">1929</th><td>-26</td></tr></tbody></table>',
  '<figure data-type="embed"><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">A film</a><figcaption>Seen once</figcaption></figure>',
  '<hr><p>The end.</p>',
].join('')

test('a text with every element of the vocabulary goes through the editor unchanged, and a hostile one comes out harmless', async ({
  browser,
}) => {
  const page = await openNewsroom(browser)
  const id = await beginArticle(page)
  const address = `/api/v1/newsroom/articles/${id}/draft`
  type Draft = { revision: number; content: { body: string } }
  const draft = async () => (await (await page.request.get(address)).json()) as Draft
  const save = async (body: string) => {
    const { revision, content } = await draft()
    const data = { baseRevision: revision, tab: 'another', kind: 'saved', content: { ...content, body } }
    const headers = { origin: new URL(page.url()).origin }
    expect((await page.request.post(address, { data, headers })).status()).toBe(200)
  }
  await save(EVERYTHING)
  expect((await draft()).content.body).toBe(EVERYTHING)
  await openEditor(page, id)
  await textOf(page).getByText('The end.').click()
  await page.keyboard.press('End')
  await page.keyboard.type('!')
  await expect.poll(async () => (await draft()).content.body).toBe(EVERYTHING.replace('The end.', 'The end.!'))

  const executed: string[] = []
  page.on('dialog', (dialog) => {
    executed.push(dialog.message())
    void dialog.dismiss()
  })
  await save(
    '<p>Before</p><img src=x onerror=alert(1)><svg onload=alert(2)></svg><a href="jav&#x09;ascript:alert(3)">go</a><iframe srcdoc="<script>alert(4)</script>"></iframe><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(5)&gt;">',
  )
  await openEditor(page, id)
  await expect(textOf(page)).toContainText('Before')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.frameLocator('iframe').getByText('Before', { exact: true })).toBeVisible()
  expect(executed).toEqual([])
  expect((await draft()).content.body).not.toMatch(/onerror|onload|script|iframe/)
})

test('a picture that is pasted goes to the library and stands in the text', async ({ browser }) => {
  const page = await openNewsroom(browser)
  await beginArticle(page)
  const red = Date.now() % 250
  const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background: { r: red, g: 9, b: 90 } } })
    .png()
    .toBuffer()
  await textOf(page).focus()
  await textOf(page).evaluate(
    (element, data) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([Uint8Array.from(data)], 'shot.png', { type: 'image/png' }))
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [...bytes],
  )
  await expect(textOf(page).locator('img[src^="/media/"]')).toBeVisible({ timeout: 15_000 })
})
