import { Markup, markup } from './markup.js'
import { STYLE } from './style.js'

/** Nothing is loaded and nothing runs, and a viewer of artefacts may rely on it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** A whole page. */
export function page(title: string, content: Markup): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style()}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`.text
}

function style(): Markup {
  return new Markup(STYLE)
}
