// Owns the words of the page on which a handheld learns to trust this server, in each language.
export interface TrustWords {
  readonly language: string
  readonly title: string
  readonly lead: string
  readonly first: string
  readonly firstText: string
  readonly download: string
  readonly android: string
  readonly androidSteps: readonly string[]
  readonly apple: string
  readonly appleSteps: readonly string[]
  readonly second: string
  readonly secondText: string
  readonly openApp: string
  readonly installSteps: readonly string[]
  readonly proof: string
}

const en: TrustWords = {
  language: 'en',
  title: 'Stockhand on this handheld',
  lead: 'Camera, work without a network and the keys of this device need a secure connection. Two steps, once for each device.',
  first: '1. Trust this server',
  firstText: 'Scan the code with the camera of the handheld, or press the button if this page is open on it.',
  download: 'Download the certificate',
  android: 'Android, Zebra, Honeywell',
  androidSteps: [
    'Download the certificate. It is saved, not installed yet.',
    'Open Settings and search for “CA certificate” (Security, Encryption and credentials, Install a certificate).',
    'Choose “CA certificate”, then “Install anyway”, and pick stockhand-authority.crt from Downloads.',
    'Many managed devices allow this to the administrator only: send the file by your device management.',
  ],
  apple: 'iPhone, iPad',
  appleSteps: [
    'Open this page in Safari, download the certificate and allow the profile.',
    'Settings, General, VPN & Device Management: install the profile “Stockhand”.',
    'Settings, General, About, Certificate Trust Settings: switch on full trust for it.',
  ],
  second: '2. Open the app and install it',
  secondText: 'Scan this code after step 1.',
  openApp: 'Open Stockhand',
  installSteps: [
    'Android (Chrome): menu, “Add to home screen”, “Install”.',
    'iPhone and iPad (Safari): share, “Add to Home Screen”.',
  ],
  proof: 'Fingerprint of the authority (SHA-256). It must be the one in the terminal of the server:',
}

const ru: TrustWords = {
  language: 'ru',
  title: 'Stockhand на этом терминале',
  lead: 'Камере, работе без сети и ключам устройства нужно защищённое соединение. Два шага, один раз на каждом устройстве.',
  first: '1. Доверьтесь этому серверу',
  firstText: 'Сканируйте код камерой терминала или нажмите кнопку, если страница открыта на нём.',
  download: 'Скачать сертификат',
  android: 'Android, Zebra, Honeywell',
  androidSteps: [
    'Скачайте сертификат. Он сохранён, но ещё не установлен.',
    'Откройте «Настройки» и найдите «Сертификат ЦС» («Безопасность», «Шифрование и учётные данные», «Установить сертификат»).',
    'Выберите «Сертификат ЦС», затем «Всё равно установить», и файл stockhand-authority.crt из «Загрузок».',
    'На управляемых устройствах это часто может только администратор: разошлите файл через систему управления устройствами.',
  ],
  apple: 'iPhone, iPad',
  appleSteps: [
    'Откройте эту страницу в Safari, скачайте сертификат и разрешите загрузку профиля.',
    '«Настройки», «Основные», «VPN и управление устройством»: установите профиль «Stockhand».',
    '«Настройки», «Основные», «Об этом устройстве», «Доверие сертификатам»: включите полное доверие.',
  ],
  second: '2. Откройте и установите приложение',
  secondText: 'Сканируйте этот код после шага 1.',
  openApp: 'Открыть Stockhand',
  installSteps: [
    'Android (Chrome): меню, «Добавить на главный экран», «Установить».',
    'iPhone и iPad (Safari): «Поделиться», «На экран „Домой“».',
  ],
  proof: 'Отпечаток центра сертификации (SHA-256). Он должен совпасть с показанным в терминале сервера:',
}

/** By the header `Accept-Language`: Russian where it comes first, else English. */
export function trustWords(accepted: string | undefined): TrustWords {
  return /^\s*ru\b/i.test(accepted ?? '') ? ru : en
}
