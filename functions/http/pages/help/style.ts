/** The styles of the help center's pages. Colors of the widget are added to them. */
export const STYLE = `
:root{font:16px/1.6 system-ui,sans-serif;background:light-dark(#fbfcfd,#16181c);color:light-dark(#1c1f23,#eceef0);--muted:light-dark(#5c636b,#a4abb3);--line:light-dark(#dfe2e6,#2f343a)}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;overflow-wrap:break-word}
header{background:var(--accent);color:var(--on-accent);padding:24px 16px 32px}
header>*{max-width:720px;margin-inline:auto}
main,footer{max-width:752px;margin-inline:auto}
header a{color:inherit;text-decoration:none}
.name{margin:0 auto 16px;font-size:20px;font-weight:650;line-height:28px}
.name a{display:flex;align-items:center;gap:12px}
.name img{height:32px;max-width:160px;object-fit:contain;border-radius:6px}
form{display:flex;gap:8px}
input{flex:1;min-width:0;font:inherit;padding:9px 12px;border:1px solid var(--line);border-radius:6px;background:light-dark(#fff,#16181c);color:light-dark(#1c1f23,#eceef0)}
button{font:inherit;font-weight:600;padding:9px 16px;border:1px solid;border-radius:6px;background:transparent;color:inherit;cursor:pointer}
:focus-visible{outline:2px solid currentColor;outline-offset:2px}
main{padding:32px 16px 48px}
h1{font-size:24px;line-height:32px;margin:0 0 16px}
main a{color:var(--link)}
.articles{list-style:none;margin:0;padding:0}
.articles li{border-top:1px solid var(--line)}
.articles li:last-child{border-bottom:1px solid var(--line)}
.articles a{display:block;padding:12px 0;color:inherit;text-decoration:none}
.articles a:hover strong{text-decoration:underline}
.articles strong{display:block;font-weight:550}
.articles span{display:block;color:var(--muted);font-size:14px;line-height:20px}
.back{margin:0 0 24px}
.articles+.back{margin-top:16px}
article p,article ul,article ol,article pre{margin:0 0 16px}
article pre{overflow-x:auto;padding:12px;border:1px solid var(--line);border-radius:10px}
footer{padding:0 16px 32px;color:var(--muted);font-size:14px}
footer ul{display:flex;flex-wrap:wrap;gap:8px 16px;list-style:none;margin:0;padding:0}
footer a{color:inherit}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`;
