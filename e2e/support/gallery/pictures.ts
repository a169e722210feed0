// Owns drawn stand-ins for pictures of goods, so that the gallery needs no files. Not part of the product.

function picture(ground: string, body: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 88 88"><defs>
<linearGradient id="g"><stop offset="0" stop-color="#2a6a4a"/><stop offset=".35" stop-color="#4a9070"/><stop offset="1" stop-color="#173d2a"/></linearGradient>
<linearGradient id="o"><stop offset="0" stop-color="#4a6a18"/><stop offset=".4" stop-color="#7a9a30"/><stop offset="1" stop-color="#3a5210"/></linearGradient>
<linearGradient id="m"><stop offset="0" stop-color="#d8cba8"/><stop offset=".3" stop-color="#faf3e0"/><stop offset="1" stop-color="#c9b98f"/></linearGradient>
</defs><rect width="88" height="88" fill="${ground}"/><ellipse cx="44" cy="78" rx="27" ry="4" fill="#0002"/>${body}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

export const bottle = picture(
  '#f7f3ee',
  `<rect x="36" y="9" width="16" height="12" rx="2.5" fill="#26292e"/><path d="M38 22h12v3c0 4 8 9 8 15v34a4 4 0 0 1-4 4H34a4 4 0 0 1-4-4V40c0-6 8-11 8-15z" fill="url(#g)"/><path d="M44 38l6 8h-3l3 4H38l3-4h-3z" fill="#d9ebe0"/><rect x="30" y="60" width="28" height="5" fill="#b9d4c5"/>`,
)
export const mug = picture(
  '#eef1f4',
  `<path d="M62 44c16-4 16 22 0 19" fill="none" stroke="#d8cba8" stroke-width="6"/><path d="M20 36h42v34a7 7 0 0 1-7 7H27a7 7 0 0 1-7-7z" fill="url(#m)"/><ellipse cx="41" cy="36" rx="21" ry="4.5" fill="#f7f0dd" stroke="#26304a" stroke-width="2.5"/><path d="M20 70h42" stroke="#33363c" stroke-width="3"/>`,
)
export const lantern = picture(
  '#f1efeb',
  `<path d="M32 22c0-14 24-14 24 0" fill="none" stroke="#33363c" stroke-width="4"/><rect x="28" y="20" width="32" height="12" rx="3" fill="#d9592a"/><rect x="31" y="32" width="26" height="26" fill="#fdf0c4"/><rect x="40" y="36" width="8" height="20" rx="3" fill="#f5bd3a"/><path d="M31 32v26M39 32v26M49 32v26M57 32v26" stroke="#33363c" stroke-width="2"/><path d="M28 58h32l4 20H24z" fill="#d9592a"/><circle cx="44" cy="68" r="4" fill="#26292e"/>`,
)
export const oil = picture(
  '#f7f3ec',
  `<rect x="39" y="6" width="10" height="10" rx="1" fill="#b98a2e"/><path d="M39 16h10v14c0 7 9 7 9 16v28a4 4 0 0 1-4 4H34a4 4 0 0 1-4-4V46c0-9 9-9 9-16z" fill="url(#o)"/><rect x="31" y="46" width="26" height="22" fill="#f6efd9"/><path d="M36 58c2-8 8-9 16-8-2 7-8 10-16 8z" fill="#5a7a22"/><path d="M36 63h16" stroke="#a08a5a" stroke-width="2"/>`,
)
export const stove = picture(
  '#f7f3ee',
  `<path d="M20 23h18M50 23h18M24 24l16 14M64 24L48 38" stroke="#525b68" stroke-width="4" stroke-linecap="round"/><ellipse cx="44" cy="35" rx="11" ry="4.5" fill="#3b4149"/><rect x="41" y="38" width="6" height="9" fill="#8d949e"/><rect x="30" y="46" width="28" height="30" rx="4" fill="#b52a2a"/><rect x="30" y="55" width="28" height="7" fill="#f3c945"/>`,
)
export const berries = picture(
  '#e8f1fa',
  `<path d="M22 14h36l5 10v48a5 5 0 0 1-5 5H23a5 5 0 0 1-5-5V24z" fill="#6b1f47" transform="translate(3.5 0)"/><rect x="25.500" y="32" width="38" height="15" rx="2" fill="#fbf4f7"/><path d="M29 37h22M29 42h15" stroke="#8a5b74" stroke-width="2"/><circle cx="35" cy="60" r="6.500" fill="#d12b58"/><circle cx="45" cy="54" r="5" fill="#4a2a7a"/><circle cx="48" cy="64" r="6.500" fill="#d12b58"/><circle cx="56" cy="58" r="5" fill="#4a2a7a"/><circle cx="38" cy="70" r="4.500" fill="#4a2a7a"/>`,
)
