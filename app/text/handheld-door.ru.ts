// Owns the Russian texts of the handheld before work. «Вы», imperative plural, ё written; a button keeps its verb.
import type { handheldDoorEn } from './handheld-door.en.ts'
import type { TranslationOf } from './messages.ts'
import { plural } from './plural.ts'

const scans = (n: number) => plural('ru', n, { one: '# скан', few: '# скана', many: '# сканов', other: '# скана' })

export const handheldDoorRu: TranslationOf<typeof handheldDoorEn> = {
  'app.name': 'Stockhand',

  'enrol.title': 'Настройте терминал',
  'enrol.lead':
    'Сканируйте код с рабочего места или наберите его. На рабочем месте: **Устройства**, затем **Добавить терминал**.',
  'enrol.revoked': 'Этот терминал отключён на рабочем месте.',
  'enrol.code': 'Код',
  'enrol.name': 'Название терминала',
  'enrol.do': 'Настроить',
  'enrol.working': 'Настраивается',
  'enrol.code-used-or-wrong': 'Код неверен или уже использован. Возьмите новый на рабочем месте.',
  'enrol.no-network': 'Сервер не отвечает. Для настройки один раз нужна сеть: подойдите ближе и повторите.',
  'enrol.failed': 'Настроить не удалось. Ничего не изменилось, повторите.',
  'copy.title': 'Загружается склад',
  'copy.rows': ({ n }) => `Загружено строк: ${n}`,
  'copy.stay': 'Оставайтесь в сети до конца загрузки. После перерыва она продолжится сама.',
  'copy.offline': 'Сети нет. Загрузка продолжится сама, когда сеть появится.',
  'copy.signed-in': 'Дальше терминал работает и без сети.',

  'sign-in.title': 'Сканируйте бейдж',
  'sign-in.device': ({ device, warehouse }) => `${device} · ${warehouse}`,
  'sign-in.works': 'Работает без сети',
  'sign-in.last': 'Последние на этом терминале',
  'sign-in.ago': ({ time }) => `${time} назад`,
  'sign-in.yesterday': 'вчера',
  'sign-in.camera': 'Включить камеру',
  'sign-in.help': 'Помощь',
  'sign-in.help.title': 'Как войти',
  'sign-in.help.scan': 'Сканируйте штрихкод бейджа, затем наберите ПИН.',
  'sign-in.help.again': 'В течение 10 минут достаточно одного бейджа.',
  'sign-in.help.forgot': 'Забыли ПИН или потеряли бейдж: новый даст менеджер на рабочем месте.',
  'sign-in.help.back': 'Назад ко входу',
  'pin.title': ({ name }) => `${name}, ваш ПИН`,
  'pin.go': 'Войти',
  'pin.checking': 'ПИН проверяется',
  'pin.wrong': 'Это не ваш ПИН.',
  'pin.wrong.left': ({ n }) =>
    `Это не ваш ПИН. ${plural('ru', n, {
      one: 'Осталась # попытка.',
      few: 'Остались # попытки.',
      many: 'Осталось # попыток.',
      other: 'Осталось # попытки.',
    })}`,
  'pin.locked': ({ time }) => `Слишком много неверных ПИН. Повторите через ${time}.`,
  'pin.needs-network': 'Этот терминал ещё не знает ваш ПИН. Войдите один раз там, где есть сеть.',
  'sign-in.unknown-badge': 'Такого бейджа здесь ни у кого нет. Сканируйте другой.',
  'sign-in.not-a-badge': 'Это не бейдж. Сканируйте тот, что на шнурке.',
  'sign-in.not-active': 'Бейдж отключён. Обратитесь к менеджеру.',
  'locked.title': 'Сканируйте бейдж, чтобы продолжить',
  'locked.text': ({ name }) => `Работа сохранена и ждёт: ${name}.`,

  'role.picker': 'Сборщик',
  'role.receiver': 'Приёмщик',
  'role.packer': 'Упаковщик',
  'role.returns': 'Возвраты',
  'role.lead': 'Старший смены',
  'role.manager': 'Менеджер',
  'role.bookkeeper': 'Бухгалтер',
  'role.admin': 'Администратор',
  'role.api': 'Программа',

  'stopped.full': 'Память заполнена',
  'stopped.full.text':
    'Последний скан НЕ сохранён. Освободите место: удалите снимки или приложения. Затем повторите и сканируйте снова.',
  'stopped.storage': 'Ничего не сохраняется',
  'stopped.storage.text':
    'Последний скан НЕ сохранён. Отложите терминал, скажите старшему, возьмите другой. Всё, что до того, сохранено.',
  'stopped.bug': 'Шаг не работает',
  'stopped.bug.text': 'Последний скан ничего не записал. Всё до него сохранено. Отложите эту работу и возьмите другую.',
  'stopped.missed': ({ n }) => `После него не принято: ${scans(n)}.`,
  'stopped.retry': 'Повторить',
  'stopped.aside': 'Отложить работу',
  'stopped.report': 'Сохранить отчёт',

  'code.type': 'Наберите код под штрихами',
  'code.take': 'Принять код',
  'code.camera': 'Включить камеру',
  'code.keys': 'Набрать',
  'code.back': 'Назад',
  'camera.title': 'Поместите код в рамку',
  'camera.lamp.on': 'Включить свет',
  'camera.lamp.off': 'Выключить свет',
  'camera.opening': 'Камера включается',
  'camera.camera-denied': 'Камера запрещена. Разрешите её в настройках браузера или наберите код.',
  'camera.camera-missing': 'Камеры нет. Ей нужен и защищённый адрес (https). Наберите код.',
  'camera.camera-busy': 'Камеру занимает другое приложение. Закройте его или наберите код.',
  'camera.failed': 'Распознавание не загрузилось. Наберите код.',
}
