// Everything works without this. It moves the focus to an error summary, folds the menu on a
// narrow screen and stops a button from being pressed twice.
import { initAll } from './vendor/govuk-frontend.min.js'

initAll()
