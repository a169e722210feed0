// Owns undoing a wrong keyboard setting: a scanner types as on a US keyboard, the host hears another layout or Caps Lock.
// Facts of layouts as in xkb-data. Doesn't know which reading is right: check digits and the catalogue say that.

const us = '`1234567890-=qwertyuiop[]\\asdfghjkl;\'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'

// What the keys of `us`, plain and with Shift, give under each layout. Dead keys stand as their accent.
const keys: Readonly<Record<string, string>> = {
  ru: 'ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,',
  ua: '\'1234567890-=йцукенгшщзхїґфівапролджєячсмитьбю.ʼ!"№;%:?*()_+ЙЦУКЕНГШЩЗХЇҐФІВАПРОЛДЖЄЯЧСМИТЬБЮ,',
  by: "ё1234567890-=йцукенгшўзх'\\фывапролджэячсмітьбю.Ё!\"№;%:?*()_+ЙЦУКЕНГШЎЗХ'/ФЫВАПРОЛДЖЭЯЧСМІТЬБЮ,",
  bg: '(1234567890-.,уеишщксдзц;„ьяаожгтнвмчюйъэфхпрлб)!?+"%=:/–№$€ыУЕИШЩКСДЗЦ§“ѝЯАОЖГТНВМЧЮЙЪЭФХПРЛБ',
  gr: '`1234567890-=;ςερτυθιοπ[]\\ασδφγηξκλ´\'ζχψωβνμ,./~!@#$%^&*()_+:ΣΕΡΤΥΘΙΟΠ{}|ΑΣΔΦΓΗΞΚΛ¨"ΖΧΨΩΒΝΜ<>?',
  fr: '²&é"\'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!~1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§',
  be: '²&é"\'(§è!çà)-azertyuiop^$µqsdfghjklmùwxcvbn,;:=³1234567890°_AZERTYUIOP¨*£QSDFGHJKLM%WXCVBN?./+',
  de: '^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-°!"§$%&/()=?`QWERTZUIOPÜ*\'ASDFGHJKLÖÄYXCVBNM;:_',
  ch: '§1234567890\'^qwertzuiopü¨$asdfghjklöäyxcvbnm,.-°+"*ç%&/()=?`QWERTZUIOPè!£ASDFGHJKLéàYXCVBNM;:_',
  gb: '`1234567890-=qwertyuiop[]#asdfghjkl;\'zxcvbnm,./¬!"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?',
  es: 'º1234567890\'¡qwertyuiop`+çasdfghjklñ´zxcvbnm,.-ª!"·$%&/()=?¿QWERTYUIOP^*ÇASDFGHJKLÑ¨ZXCVBNM;:_',
  it: '\\1234567890\'ìqwertyuiopè+ùasdfghjklòàzxcvbnm,.-|!"£$%&/()=?^QWERTYUIOPé*§ASDFGHJKLç°ZXCVBNM;:_',
  pt: '\\1234567890\'«qwertyuiop+´~asdfghjklçºzxcvbnm,.-|!"#$%&/()=?»QWERTYUIOP*`^ASDFGHJKLÇªZXCVBNM;:_',
  br: '\'1234567890-=qwertyuiop´[]asdfghjklç~zxcvbnm,.;"!@#$%¨&*()_+QWERTYUIOP`{}ASDFGHJKLÇ^ZXCVBNM<>:',
  se: '§1234567890+´qwertyuiopå¨\'asdfghjklöäzxcvbnm,.-½!"#¤%&/()=?`QWERTYUIOPÅ^*ASDFGHJKLÖÄZXCVBNM;:_',
  no: '|1234567890+\\qwertyuiopå¨\'asdfghjkløæzxcvbnm,.-§!"#¤%&/()=?`QWERTYUIOPÅ^*ASDFGHJKLØÆZXCVBNM;:_',
  dk: '½1234567890+´qwertyuiopå¨\'asdfghjklæøzxcvbnm,.-§!"#¤%&/()=?`QWERTYUIOPÅ^*ASDFGHJKLÆØZXCVBNM;:_',
  cz: ';+ěščřžýáíé=´qwertzuiopú)¨asdfghjklů§yxcvbnm,.-°1234567890%ˇQWERTZUIOP/(\'ASDFGHJKL"!YXCVBNM?:_',
  sk: ';+ľščťžýáíé=´qwertzuiopúäňasdfghjklô§yxcvbnm,.-°1234567890%ˇQWERTZUIOP/()ASDFGHJKL"!YXCVBNM?:_',
  hu: '0123456789öüóqwertzuiopőúűasdfghjkléáyxcvbnm,.-§\'"+!%/=()ÖÜÓQWERTZUIOPŐÚŰASDFGHJKLÉÁYXCVBNM?:_',
  tr: '"1234567890*-qwertyuıopğü,asdfghjklşizxcvbnmöç.é!\'^+%&/()=?_QWERTYUIOPĞÜ;ASDFGHJKLŞİZXCVBNMÖÇ:',
}

/** The layouts that can be undone, by their usual short names ("ru", "fr", "de"). */
export const layoutNames: readonly string[] = Object.keys(keys)

const accents: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': '´',
  '\u0302': '^',
  '\u0303': '~',
  '\u0308': '¨',
  '\u030a': '°',
  '\u030b': '˝',
  '\u030c': 'ˇ',
  '\u0327': '¸',
}

// Made at first use of a layout, which most devices never need.
const maps = new Map<string, ReadonlyMap<string, string>>()

function mapOf(layout: string): ReadonlyMap<string, string> | undefined {
  const known = maps.get(layout)
  const typed = keys[layout]
  if (known || typed === undefined) return known
  const map = new Map<string, string>()
  for (let i = us.length - 1; i >= 0; i--) map.set(typed.charAt(i), us.charAt(i))
  maps.set(layout, map)
  return map
}

/**
 * What a US-layout scanner sent, given what a host with `layout` heard. Undefined when the host could not have heard
 * such a text, or the layout is not known.
 */
export function undoLayout(text: string, layout: string): string | undefined {
  const map = mapOf(layout)
  if (!map) return undefined
  let out = ''
  for (const c of text) {
    const sent = c <= ' ' ? c : (map.get(c) ?? undoAccent(c, map))
    if (sent === undefined) return undefined
    out += sent
  }
  return out
}

// A dead key joins the next letter: "^" and "A" are heard as "Â".
function undoAccent(c: string, map: ReadonlyMap<string, string>): string | undefined {
  const [letter = '', mark = ''] = c.normalize('NFD')
  const dead = map.get(accents[mark] ?? '')
  const rest = map.get(letter)
  return dead === undefined || rest === undefined ? undefined : dead + rest
}

/** What was sent, given what a host with Caps Lock on heard: every letter in the other case. */
export function undoCapsLock(text: string): string {
  return text.replace(/\p{L}/gu, (c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase()))
}

/** Whether a text can't have come from a US layout as it stands. */
export function isForeign(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return true
  return false
}
