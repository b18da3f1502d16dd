/**
 * The frame of the page; its contents come over the socket. Nothing of a document's is in here, and the policy lets nothing run that is not a
 * file of the dev server. Vite's socket may be at another port.
 */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws: wss:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Swagger UI sets styles of its own and sends requests to the servers that a document names. */
export const VIEWER_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src *; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

/** Reports need no script and no network. */
export const REPORT_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

/** Where the page's own icon would be: a document with two corners, in the accent colour. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect x='1' y='1' width='14' height='14' rx='4' fill='%232f5fb3'/%3E%3Cpath d='M5 4v8M11 4 6 8l5 4' stroke='white' stroke-width='1.8' fill='none' stroke-linecap='round' stroke-linejoin='round'/%3E%3C/svg%3E"

/** @param vite the path of Vite's client, with the base */
export function pageHtml(vite: string): string {
  const body = `<div id="page" data-vite="${attribute(vite)}"><noscript>This page needs JavaScript.</noscript></div>`
  return html('kit', ['base.css', 'layout.css', 'operations.css', 'messages.css'], 'client/main.js', body)
}

/**
 * @param spec   the path of the document below `spec/`
 * @param served whether requests that are tried out may go to the dev server
 */
export function viewerHtml(spec: string, served: boolean): string {
  const url = `../spec/${spec.split('/').map(encodeURIComponent).join('/')}`
  const body = `<div id="viewer" data-spec="${attribute(url)}" data-served="${served}"></div>\n<script src="../viewer/swagger-ui-bundle.js"></script>`
  return html('Document', ['../viewer/swagger-ui.css'], '../client/viewer.js', body)
}

/**
 * A report whose text was written in Markdown.
 *
 * @param styles the text of its style sheets
 * @param body   HTML
 */
export function reportHtml(title: string, styles: string, body: string): string {
  return document(title, `<style>\n${styles}</style>`, body)
}

function html(title: string, styles: readonly string[], script: string, body: string): string {
  const links = styles.map((style) => `<link rel="stylesheet" href="${style}">`)
  return document(
    title,
    [`<link rel="icon" href="${ICON}">`, ...links].join('\n'),
    `${body}\n<script type="module" src="${script}"></script>`,
  )
}

function document(title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${head}
</head>
<body>
${body}
</body>
</html>
`
}

function attribute(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
