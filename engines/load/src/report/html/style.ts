/** The look of a report: light, dark and on paper, without a font or an image from elsewhere. */
export const STYLE = `
:root{--page:#fbfaf8;--card:#fff;--ink:#1f2328;--soft:#5d646d;--line:#e4e1dc;--grid:#eeebe6;--accent:#2f5fb3;--b1:#2f5fb3;--b2:#7d9fd6;--b3:#c3d3ee;--max:#8a8f98;
--s2:#3f7f6d;--s3:#8f9bab;--s4:#d39a2d;--s5:#b8473d;--err:#7d1f2d;--good:#2b7a4b;--bad:#b3362c;--warn:#946200}
@media (prefers-color-scheme:dark){:root{--page:#16181c;--card:#1e2126;--ink:#e6e4e0;--soft:#9aa1ab;--line:#32363d;--grid:#2a2d33;--accent:#8ab0f2;--b1:#8ab0f2;--b2:#4c70ab;--b3:#2c4063;--max:#757b85;
--s2:#5fae97;--s3:#7c8797;--s4:#dfb257;--s5:#e0766b;--err:#f0909c;--good:#6cc48f;--bad:#ee8378;--warn:#dfb257}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1040px;margin:0 auto;padding:32px 24px 64px}
h1{font-size:26px;line-height:1.2;margin:0 0 4px;letter-spacing:-.01em}
h2{font-size:16px;margin:0 0 12px}
p{margin:0 0 8px}
.soft,figcaption{color:var(--soft)}
header{display:flex;gap:24px;justify-content:space-between;align-items:flex-start;flex-wrap:wrap;margin-bottom:24px}
.verdict{font-weight:600;padding:6px 14px;border-radius:999px;border:1.5px solid currentColor;white-space:nowrap}
.good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:12px;margin-bottom:24px}
.tile,section{background:var(--card);border:1px solid var(--line);border-radius:10px}
.tile{padding:12px 16px}.tile b{display:block;font-size:24px;font-weight:600;letter-spacing:-.01em}
section{padding:18px 20px;margin-bottom:16px;break-inside:avoid}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:16px}.pair>section{min-width:0}
@media (max-width:800px){.pair{grid-template-columns:1fr}}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:right;padding:5px 8px;border-bottom:1px solid var(--grid);white-space:nowrap}
th{font-weight:500;color:var(--soft)}th:first-child,td:first-child{text-align:left;white-space:normal;overflow-wrap:anywhere;min-width:120px}.facts td{text-align:left;white-space:normal}.facts td:first-child{width:180px}
tr:last-child td{border-bottom:0}
ul{margin:0;padding:0;list-style:none}li{padding:3px 0}
code,pre{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,monospace}
pre{margin:6px 0 0;padding:10px 12px;background:var(--page);border:1px solid var(--grid);border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere;max-height:260px;overflow:auto}
svg{display:block;width:100%;height:auto}.legend svg{display:inline-block;width:10px;margin-right:6px;vertical-align:-1px}
svg text{fill:var(--soft);font:11.5px system-ui,sans-serif;font-variant-numeric:tabular-nums}
svg .label{fill:var(--ink);font-weight:500}
.grid{stroke:var(--grid);stroke-opacity:1}.axis{stroke:var(--line)}
.fill1{fill:var(--b1)}.a1{fill:var(--b2);fill-opacity:1}.a2{fill:var(--b3);fill-opacity:1}
.line{fill:none;stroke:var(--b1);stroke-linejoin:round}.max{fill:var(--max)}
.s2{fill:var(--s2)}.s3{fill:var(--s3)}.s4{fill:var(--s4)}.s5{fill:var(--s5)}.err{fill:var(--err)}
.zone{fill:var(--grid);fill-opacity:1}.dot{fill:var(--soft);fill-opacity:.45}
.slower{stroke:var(--bad);fill:var(--bad)}.faster{stroke:var(--good);fill:var(--good)}.same{stroke:var(--accent);fill:var(--accent)}.unsure{stroke:var(--warn);fill:var(--warn)}
.legend{display:flex;flex-wrap:wrap;gap:4px 16px;color:var(--soft);font-size:13px;margin-top:6px}
details summary{cursor:pointer;color:var(--soft)}
footer{color:var(--soft);font-size:13px;margin-top:24px}
@media print{:root{--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--grid:#ddd}body{font-size:12px}main{max-width:none;padding:0}pre{max-height:none}.scroll{overflow:visible}table{font-size:10px}th,td{padding:3px 4px}th:first-child,td:first-child{min-width:0}.pair{grid-template-columns:1fr 1fr}svg,section,tr{print-color-adjust:exact}}
`
