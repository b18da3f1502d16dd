// `node --import ./tools/run-sources.mjs <script>`: whatever imports @kit/… gets its sources.
import { register } from 'node:module'

register('./typescript-hooks.mjs', import.meta.url)
