/** The look of kit's reports: light, dark and on paper, without a font or an image from elsewhere. */
export const STYLE = `
:root{--page:#fbfaf8;--card:#fff;--ink:#1f2328;--soft:#5d646d;--line:#d9d5cf;--grid:#eeebe6;--good:#2b7a4b;--bad:#b3362c;--warn:#946200;--new:#e7f3ec;--gone:#fae9e7;--changed:#f8efd9}
@media (prefers-color-scheme:dark){:root{--page:#16181c;--card:#1e2126;--ink:#e6e4e0;--soft:#9aa1ab;--line:#3a3f47;--grid:#2a2d33;--good:#6cc48f;--bad:#ee8378;--warn:#dfb257;--new:#1d3427;--gone:#3d2321;--changed:#3a311c}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:1200px;margin:0 auto;padding:32px 24px 64px}
h1{font-size:26px;line-height:1.2;margin:0 0 4px;letter-spacing:-.01em}
h2{font-size:16px;margin:0 0 12px}
p{margin:0 0 8px}
.soft{color:var(--soft)}
header{display:flex;gap:24px;justify-content:space-between;align-items:flex-start;flex-wrap:wrap;margin-bottom:24px}
.verdict{font-weight:600;padding:6px 14px;border-radius:999px;border:1.5px solid currentColor;white-space:nowrap}
.good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:12px;margin-bottom:24px}
.tile,section{background:var(--card);border:1px solid var(--line);border-radius:10px}
.tile{padding:12px 16px}.tile b{display:block;font-size:24px;font-weight:600;letter-spacing:-.01em}
section{padding:18px 20px;margin-bottom:16px}
.scroll{overflow:auto;max-height:85vh}
ol{margin:0;padding:0 0 0 28px}li{padding:4px 0}li::marker{color:var(--soft);font-size:13px}
ul{margin:0;padding:0;list-style:none}
code,pre{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,monospace}
pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
.note{display:block;font-size:13px}
table{border-collapse:collapse;width:100%;font-size:13px;margin-bottom:8px}th{color:var(--soft);font-weight:500;text-align:left}th,td{padding:4px 12px 4px 0;border-bottom:1px solid var(--grid);vertical-align:top}td:nth-child(2){font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere;min-width:240px}
svg{display:block;max-width:none}
svg text{fill:var(--ink);font:12px ui-monospace,SFMono-Regular,Menlo,monospace}
svg .head{font:600 13px system-ui,sans-serif}
svg .type{fill:var(--soft)}
.box{fill:var(--card);stroke:var(--line);stroke-width:1.2}
.band{fill:var(--grid)}
.new .box,.new>.band{stroke:var(--good)}.gone .box,.gone>.band{stroke:var(--bad)}.changed .box{stroke:var(--warn)}
.band.new{fill:var(--new)}.band.gone{fill:var(--gone)}.band.changed{fill:var(--changed)}
svg text.new{fill:var(--good)}svg text.gone{fill:var(--bad)}svg text.changed{fill:var(--warn)}
.link{fill:none;stroke:var(--soft);stroke-width:1.3;opacity:.75}.end{fill:var(--soft)}
.link.new{stroke:var(--good);opacity:1}.link.gone{stroke:var(--bad);stroke-dasharray:5 4;opacity:1}.link.changed{stroke:var(--warn);opacity:1}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;color:var(--soft);font-size:13px;margin-top:10px}
footer{color:var(--soft);font-size:13px;margin-top:24px}
@media print{:root{--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--grid:#ddd}body{font-size:12px}main{max-width:none;padding:0}.scroll{max-height:none}svg{max-width:100%;height:auto}svg,section{print-color-adjust:exact}}
`
