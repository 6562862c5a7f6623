// Everything works without this. It moves the focus to an error summary, folds the menu on a
// narrow screen, stops a button from being pressed twice and keeps the cells of a pasted table.
import { initAll } from './vendor/govuk-frontend.min.js'

initAll()

// A table that is pasted keeps its cells: the browser offers it as a page too, which goes along in a hidden field, stripped
// to its words and cells. What is changed by hand afterwards counts instead.
const KEPT = ['rowspan', 'colspan', 'bgcolor']

// Our pages' policy refuses styles and handlers, and the browser says so even of a page that is only taken apart. What
// they hide, such as Word's comments, is marked first: it is not on the paper.
const REFUSED = /\s(style|on\w+)=("[^"]*"|'[^']*'|[^\s>]+)/gi
const HIDES = /\sstyle=["'][^"']*(mso-hide:\s*all|mso-(special-character|element):\s*comment|display:\s*none)/i

const marked = tag => HIDES.test(tag) ? tag.replace(REFUSED, '').replace(/\/?>$/, ' data-hidden>') : tag.replace(REFUSED, '')

const stripped = html => {
  const shown = html.replace(/<style[\s\S]*?<\/style>/gi, '').replace(/<[^>]+>/g, marked)
  const page = new DOMParser().parseFromString(shown, 'text/html')
  if (!page.querySelector('table')) return ''
  page.querySelectorAll('script, img, link, meta, [data-hidden]').forEach(one => one.remove())
  page.querySelectorAll('*').forEach(one => [...one.attributes]
    .filter(attribute => !KEPT.includes(attribute.name))
    .forEach(attribute => one.removeAttribute(attribute.name)))
  return `<html><body>${page.body.innerHTML}</body></html>`
}

document.querySelectorAll('[data-takes-tables]').forEach(area => {
  const kept = area.form.elements[area.dataset.takesTables]
  area.addEventListener('input', event => {
    if (event.inputType !== 'insertFromPaste') kept.value = ''
  })
  area.addEventListener('paste', event => {
    kept.value = area.value.trim() ? '' : stripped(event.clipboardData.getData('text/html'))
  })
})
