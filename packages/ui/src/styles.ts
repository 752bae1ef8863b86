export const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#14453d"/><g fill="none" stroke="#f2c14e" stroke-width="2.2" stroke-linecap="round"><path d="M16 27V9"/><path d="M16 13c-4 0-6-2-6-6 4 0 6 2 6 6ZM16 13c4 0 6-2 6-6-4 0-6 2-6 6ZM16 20c-4 0-6-2-6-6 4 0 6 2 6 6ZM16 20c4 0 6-2 6-6-4 0-6 2-6 6Z" fill="#f2c14e"/></g></svg>`;

/** One style sheet for all services: calm, high contrast in light and dark mode, from telephones up, and for print. */
export const stylesheet = `
:root{color-scheme:light dark;--ink:#1c2321;--soft:#4c5a56;--line:#d5ddd9;--paper:#fff;--ground:#f5f7f5;--chip:#e5ece8;--head:#eaf0ed;
--brand:#14453d;--edge:#14453d;--button:#14453d;--link:#0b5c8a;--accent:#f2c14e;--good:#1b6b3a;--warn:#8a5300;--bad:#a3241f;--calm:#4c5a56}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e6ece9;--soft:#adbbb5;--line:#3a4843;--paper:#1b2320;--ground:#121816;
--chip:#2c3934;--head:#25312c;--brand:#0f372f;--edge:#7fb8a8;--button:#1d6354;--link:#86c8f2;--good:#79d796;--warn:#f2be63;--bad:#ff9d95;--calm:#adbbb5}}
*{box-sizing:border-box}
html{font:17px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:var(--ground)}
body{margin:0}
.wide{max-width:70rem;margin:0 auto;padding-left:1.1rem;padding-right:1.1rem}
a{color:var(--link);text-underline-offset:.15em}a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;box-shadow:0 0 0 2px #000}main:focus-visible{outline:0;box-shadow:none}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.4rem .8rem;z-index:2}
.top{background:var(--brand);color:#fff}
.bar{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.3rem 1.5rem;padding-top:.7rem;padding-bottom:.7rem}
.top a{color:#fff}
.mark{display:flex;align-items:center;gap:.6rem;font-size:1.25rem;font-weight:700;text-decoration:none}
.mark small{font-weight:400;font-size:.85rem;opacity:.95}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;margin:0;padding:0}
nav a{text-decoration:none;padding:.25rem 0;display:inline-block}nav a:hover,nav a[aria-current]{text-decoration:underline;text-decoration-thickness:2px}
main{padding-top:1.8rem;padding-bottom:3rem;min-height:60vh}
footer{color:var(--soft);border-top:1px solid var(--line);padding-top:1rem;padding-bottom:2rem;font-size:.9rem}
h1{font-size:1.9rem;line-height:1.25;margin:.2rem 0 .8rem;overflow-wrap:anywhere}
h2{font-size:1.25rem;margin:2rem 0 .6rem}h3{font-size:1.05rem;margin:0 0 .2rem}
.lead{font-size:1.1rem;color:var(--soft);max-width:46rem;margin-top:0}
.search{display:flex;gap:.6rem;flex-wrap:wrap;margin:1rem 0 .3rem;max-width:46rem}
.search input{flex:1 1 14rem;min-width:0;font:inherit;padding:.65rem .8rem;border:2px solid var(--edge);border-radius:.4rem;background:var(--paper);color:var(--ink)}
::placeholder{color:var(--soft);opacity:1}
button,.button{font:inherit;font-weight:600;padding:.6rem 1.2rem;border:2px solid var(--button);border-radius:.4rem;background:var(--button);color:#fff;cursor:pointer;text-decoration:none;display:inline-block}
button.quiet{background:var(--paper);color:var(--edge);border-color:var(--edge)}button.danger{background:var(--paper);color:var(--bad);border-color:var(--bad)}
.small button{padding:.2rem .7rem;font-size:.9rem}
.hint{color:var(--soft);font-size:.92rem;margin:.2rem 0}
.numbers{display:flex;flex-wrap:wrap;gap:.8rem;padding:0;list-style:none;margin:1.6rem 0}
.numbers li{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;padding:.7rem 1.2rem;min-width:9rem}
.numbers b{display:block;font-size:1.6rem;line-height:1.2}
.count{margin:.2rem 0 .8rem;font-size:1.05rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(16rem,100%),1fr));gap:.6rem;padding:0;list-style:none}
.tiles a{overflow-wrap:anywhere;display:flex;justify-content:space-between;gap:.6rem;background:var(--paper);border:1px solid var(--line);border-radius:.5rem;padding:.6rem .9rem;height:100%}
.tiles span{flex:none;color:var(--soft)}
.columns{display:grid;grid-template-columns:15rem minmax(0,1fr);gap:2rem;align-items:start}
.filters>summary{font-weight:600;cursor:pointer;background:var(--paper);border:1px solid var(--line);border-radius:.5rem;padding:.55rem .9rem;margin:0 0 .7rem}
@media(max-width:50rem){.columns{grid-template-columns:minmax(0,1fr);gap:.5rem}h1{font-size:1.55rem}}
@supports selector(::details-content){@media(min-width:50.01rem){.filters>summary{display:none}
.filters::details-content{display:block;content-visibility:visible}}}
.facet{margin:0 0 1.1rem}.facet summary{font-weight:600;cursor:pointer}
.facet ul{list-style:none;margin:.3rem 0 0;padding:0;font-size:.94rem}.facet li{display:flex;justify-content:space-between;gap:.6rem;padding:.12rem 0}
.facet a{overflow-wrap:anywhere}.facet a[aria-current]{font-weight:600}.period label{display:flex;justify-content:space-between;gap:.6rem;align-items:center;margin:.3rem 0}.period input{width:7.5rem}.period .hint{margin:.4rem 0 0}
.sorts,.completions{color:var(--soft);font-size:.94rem;margin:.3rem 0 .7rem}.facet span{color:var(--soft)}
.hits{list-style:none;margin:0;padding:0}.hits>li{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;padding:.9rem 1.1rem;margin:0 0 .7rem}
.hits p,.hits h3{margin:.25rem 0;overflow-wrap:anywhere}.meta{color:var(--soft);font-size:.92rem}
.chips{display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;padding:0;margin:.4rem 0}
.chip{background:var(--chip);border-radius:1rem;padding:.1rem .7rem;font-size:.86rem;color:var(--ink);text-decoration:none;display:inline-block;overflow-wrap:anywhere}
.panel h2,.panel h3{margin-top:.2rem}.panel{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.2rem;margin:0 0 1rem}
.table{overflow-x:auto;background:var(--paper);border:1px solid var(--line);border-radius:.5rem}
table{border-collapse:collapse;width:100%;font-size:.95rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .8rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
tbody tr:last-child>*{border-bottom:0}thead th{background:var(--head);overflow-wrap:normal}td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
th[scope=row]{font-weight:600;min-width:8rem}time{white-space:nowrap}
.state{display:inline-block;font-weight:600;border-radius:.3rem;padding:.05rem .55rem;border:1.5px solid currentColor;white-space:nowrap;background:var(--paper)}
.state::before{content:"● ";font-size:.8em}
.fresh,.succeeded{color:var(--good)}.late,.held,.partial{color:var(--warn)}.stale,.failing,.failed{color:var(--bad)}.paused,.never-read,.unwatched{color:var(--calm)}.no-data{color:var(--chip)}
.strip{display:block;width:100%;max-width:46rem;height:1.4rem;margin:.4rem 0;border-radius:.2rem;background:var(--chip)}.day{fill:currentColor;stroke:var(--paper);stroke-width:.06}.feeds .strip{height:.8rem;max-width:16rem}
.fresh,.succeeded{color:var(--good)}.late,.held,.partial{color:var(--warn)}.stale,.failing,.failed{color:var(--bad)}.paused,.never-read{color:var(--calm)}
.facts{display:grid;grid-template-columns:minmax(8rem,14rem) minmax(0,1fr);gap:.3rem 1rem}.facts dt{font-weight:600}.facts dd{margin:0;overflow-wrap:anywhere}@media(max-width:37.5rem){.facts{grid-template-columns:minmax(0,1fr)}}
.original{white-space:pre-wrap;overflow-wrap:anywhere;max-height:30rem;overflow:auto;margin:.6rem 0}.panel>h2{overflow-wrap:anywhere}details.panel summary{cursor:pointer;overflow-wrap:anywhere}.small input,.small select{font:inherit;max-width:100%;padding:.15rem .5rem}.button.small{padding:.2rem .7rem;font-size:.9rem}
.notice{border-left:5px solid var(--accent);background:var(--paper);padding:.7rem 1rem;margin:0 0 1rem}.notice p{margin:.2rem 0}
pre{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;padding:1rem;overflow:auto;font-size:.85rem;max-height:40rem}
.text{white-space:pre-line;max-width:50rem;overflow-wrap:anywhere}
form.choices{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;margin:0 0 1rem}form.choices label,.fields label{display:block;font-size:.92rem}
form input:not([type=checkbox]):not([type=hidden]),form select,form textarea{font:inherit;max-width:100%;padding:.35rem .5rem;border:1.5px solid var(--edge);border-radius:.35rem;background:var(--paper);color:var(--ink)}
.chosen{display:inline-block;padding:.15rem .3rem .15rem 0}input[type=checkbox]{width:1.15rem;height:1.15rem;vertical-align:middle}
.fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(14rem,100%),1fr));gap:.7rem 1.2rem;margin:.6rem 0;border:0;padding:0}.fields input,.fields select{width:100%}
.bars{width:100%;height:9rem;display:block;background:var(--paper);border:1px solid var(--line);border-radius:.5rem}.bars .succeeded{fill:var(--good)}.bars .partial,.bars .held{fill:var(--warn)}.bars .failed{fill:var(--bad)}
.reason{overflow-wrap:anywhere}th .meta{font-weight:400;margin:.3rem 0}.choices.panel{margin-top:1rem}fieldset{min-width:0}
.words{width:100%;min-height:8rem}.letter{width:100%;min-height:24rem;white-space:pre-wrap}
form.inline{display:inline-block;margin:0 .3rem .3rem 0}.small button{white-space:nowrap}
.feeds table{font-size:.88rem}.feeds th,.feeds td{padding:.5rem .6rem}.runs table{font-size:.78rem}.runs th,.runs td{padding:.45rem .4rem}.runs .meta{font-size:inherit}.runs td p{margin:0 0 .4rem}.feeds td p{margin:.3rem 0}.provenance td:nth-child(3){min-width:12rem}
@media(min-width:600px){.runs td:last-child{min-width:14rem}.runs th[scope=row]{min-width:7rem}.feeds .reason{min-width:13rem}}
ol.chips{counter-reset:step}ol.chips li::before{counter-increment:step;content:counter(step)". "}.chip[aria-current]{font-weight:700;outline:2px solid var(--edge)}
.field label{display:block;font-weight:600}.field input:not([type=checkbox]),.field select{font:inherit;width:100%;max-width:34rem;padding:.5rem .7rem;border:2px solid var(--edge);border-radius:.4rem;background:var(--paper);color:var(--ink)}
.field .hint{display:block}fieldset{border:1px solid var(--line);border-radius:.5rem;margin:0 0 1rem;overflow-wrap:anywhere;min-width:0}
.beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:0 1.2rem}.beside>div{min-width:0}.beside pre{max-height:24rem;white-space:pre-wrap;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.3rem 1.2rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
@media(max-width:599.98px){.table{border:0;background:none;overflow:visible}.table thead{position:absolute;clip-path:inset(50%)}
.table table,.table tbody,.table tr,.table th,.table td{display:block;width:auto;min-width:0}
.table tr{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;margin:0 0 .7rem;padding:.4rem .2rem}
.table tbody tr>*{border:0;padding:.2rem .8rem}td.number{text-align:left}
.table td:not(:empty)::before{content:attr(data-label)" ";display:block;color:var(--soft);font-size:.85rem}
.table.provenance td:nth-child(2)::before{display:none}dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
@media print{:root{--ground:#fff;--soft:#333;--link:#000;--line:#999}html{font-size:11pt}
.skip,nav,form,.search,.hint,.filters,.button,.chips a,footer{display:none}.columns{display:block}
.top{background:none;color:#000}.top a{color:#000}main{padding:0;min-height:0}
main a[href^=http]::after{content:" (" attr(href) ")";font-size:.85em;overflow-wrap:anywhere}
.table{overflow:visible}.hits>li,.panel,tr,h2{break-inside:avoid}h2{break-after:avoid}pre{max-height:none;white-space:pre-wrap}
details::details-content{display:block;content-visibility:visible}}
`;
