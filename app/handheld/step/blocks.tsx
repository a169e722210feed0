// Owns drawing the blocks of a step from its data. One mapping for all jobs; decides nothing.
import type { ReactNode } from 'react'
import type {
  Choice,
  FoundRow,
  HowManyBlock as HowMany,
  ListLine,
  ToteMap as Squares,
  StepView,
  WhatBlock as What,
} from '../../../shared/jobs/view.ts'
import { say } from '../../../shared/jobs/words.ts'
import {
  CartonPicture,
  ChoiceGrid,
  type Fact,
  Figures,
  HeadFigures,
  HowManyBlock,
  Keypad,
  LineList,
  NoteLine,
  type NoteTone,
  PlaceList,
  ToteMap,
  WhatBlock,
  WhereBlock,
} from '../../ui/handheld/index.ts'
import { useFloor } from '../floor.ts'
import { useWords, type Words } from '../words.ts'
import { AskEntry } from './ask-entry.tsx'
import { codeText } from './code-text.ts'

const tones: Readonly<Record<StepView['notes'][number]['tone'], NoteTone>> = {
  info: 'plain',
  warn: 'warn',
  error: 'err',
}

export function StepBlocks({ view, typed }: { view: StepView; typed: string }): ReactNode {
  const { shift, set } = useFloor()
  const text = useWords()
  const { where, what, ask, howMany, list, figures, found, notes } = view
  // A keypad or an entry takes the room: what is not for it gives way.
  const typing = howMany?.keypad === true
  const tight = typing || ask !== undefined || view.totes !== undefined
  const pressOf = ({ choice, words }: Choice) => ({
    label: text.job(words),
    onPress: () => shift.input({ kind: 'choose', choice }),
  })
  return (
    <>
      {where && !(typing && where.state === 'later') ? (
        <WhereBlock
          state={where.state}
          label={text.job(where.label)}
          code={where.code}
          {...(where.rack && {
            rack: {
              levels: where.rack.levels,
              places: where.rack.columns,
              level: where.rack.level,
              place: where.rack.column,
            },
          })}
          {...(where.way && { way: { arrow: where.way.turn, text: text.job(where.way.words) } })}
          {...(where.done && { doneNote: text.job(where.done) })}
        />
      ) : null}
      {what ? (
        <WhatBlock {...whatProps(what, categoryOf(set, what), text)} {...(typing && { facts: [] })} compact={tight} />
      ) : null}
      {ask ? <AskEntry ask={ask} typed={typed} onTyped={(value) => shift.setTyped(value)} /> : null}
      {howMany && !ask ? <HowManyOrKeys howMany={howMany} typed={typed} scans={view.main.kind === 'scan'} /> : null}
      {view.grid ? (
        <ChoiceGrid
          question={text.job(view.grid.question)}
          choices={view.grid.choices.map(({ choice, icon, words, consequence }) => ({
            id: choice,
            icon,
            label: text.job(words),
            ...(consequence && { consequence: text.job(consequence) }),
          }))}
          {...(view.grid.chosen !== undefined && { chosen: view.grid.chosen })}
          onChoose={(choice) => shift.input({ kind: 'choose', choice })}
        />
      ) : null}
      {view.totes ? <Totes totes={view.totes} /> : null}
      {view.carton ? (
        <CartonPicture
          title={text.job(view.carton.label)}
          inner={view.carton.inner}
          pieces={view.carton.pieces}
          detail={text.job(view.carton.weight)}
          key={view.carton.code}
        />
      ) : null}
      {figures ? (
        <Figures figures={figures.map(({ label, value }) => ({ label: text.job(label), value: text.number(value) }))} />
      ) : null}
      {view.aged ? <Aged /> : null}
      {list ? <Lines list={list} /> : null}
      {found ? <Found found={found} /> : null}
      {notes
        .filter((note) => note.tone !== 'info' || !(typing || ask?.keys === 'digits'))
        .map((note) => (
          <NoteLine
            key={note.words.key}
            icon={note.icon}
            tone={tones[note.tone]}
            {...(note.press && { press: pressOf(note.press) })}
          >
            {text.job(note.words)}
          </NoteLine>
        ))}
    </>
  )
}

function categoryOf(set: ReturnType<typeof useFloor>['set'], what: { item?: string }): string | undefined {
  return what.item === undefined ? undefined : set.state.get('item', what.item)?.category
}

function whatProps(what: What, category: string | undefined, text: Words) {
  const facts: Fact[] = []
  if (what.lot) facts.push({ icon: 'lot', label: text.say('step.lot'), value: what.lot, isCode: true })
  if (what.expiry) {
    facts.push({ icon: 'expiry', label: text.say('step.expiry'), value: text.expiry(what.expiry) })
  }
  // A tote or pallet is its code; said once is enough.
  const code = what.code === what.name || what.code === '' ? undefined : codeText(what.code)
  return {
    state: what.state,
    name: what.item === undefined && what.note ? `${what.name} · ${text.job(what.note)}` : what.name,
    picture: { name: what.name, ...(category && { category }) },
    facts,
    ...(code && { code }),
    ...(what.note && { doneNote: text.job(what.note) }),
  }
}

interface HowManyProps {
  howMany: HowMany
  typed: string
  /** The step waits for a scan, which keeps what was typed. */
  scans: boolean
}

function HowManyOrKeys({ howMany, typed, scans }: HowManyProps): ReactNode {
  const { shift } = useFloor()
  const text = useWords()
  const unit = text.job(howMany.unit)
  if (howMany.keypad) {
    const { corner } = howMany
    return (
      <Keypad
        value={typed}
        onChange={(value) => shift.setTyped(value)}
        unit={unit}
        {...(corner && {
          corner: {
            label: text.job(corner.words),
            onPress: () => shift.input({ kind: 'choose', choice: corner.choice }),
          },
        })}
        {...(scans && typed !== '' && { hint: text.say('step.next-keeps', { value: text.number(Number(typed)) }) })}
      />
    )
  }
  const { quantity, of, packs, boxes, all } = howMany
  return (
    <HowManyBlock
      state={howMany.state}
      number={text.number(quantity)}
      {...(of !== undefined && { of: text.t('ui.of', { total: text.number(of) }) })}
      unit={unit}
      lines={packs.map((words) => text.job(words))}
      {...(boxes && { ticks: { done: boxes.done, total: boxes.of } })}
      {...(all && {
        action: {
          label: text.job(all.words),
          icon: all.icon,
          onPress: () => shift.input({ kind: 'choose', choice: all.choice }),
        },
      })}
    />
  )
}

/** As many columns as make squares of the cart: it stands before the person as it is drawn. */
function columnsOf(squares: number): number {
  return squares <= 4 ? 2 : squares <= 12 ? 3 : squares <= 16 ? 4 : 6
}

function Totes({ totes }: { totes: Squares }): ReactNode {
  const text = useWords()
  const { label, count, squares } = totes
  return (
    <ToteMap
      title={text.job(label)}
      {...(count && { count: text.job(count) })}
      columns={columnsOf(squares.length)}
      totes={squares.map(({ n, state, code, units }) => ({
        n,
        state,
        ...(units !== undefined && {
          text: state === 'done' ? text.job(say('totes.n-in', { n: units })) : text.number(units),
        }),
        ...(code !== undefined && { code }),
      }))}
    />
  )
}

function Lines({ list }: { list: NonNullable<StepView['list']> }): ReactNode {
  const { shift, set } = useFloor()
  const text = useWords()
  const choices = new Map(list.lines.map((line) => [line.id, line.choice]))
  const open = (id: string) => {
    const choice = choices.get(id)
    if (choice) shift.input({ kind: 'choose', choice })
  }
  const label = text.job(list.label)
  const { tally } = list
  const count = tally
    ? { label: text.job(tally.label), value: text.number(tally.value) }
    : {
        label: text.t('ui.done'),
        value: text.number(list.done),
        detail: text.t('ui.of', { total: text.number(list.of) }),
      }
  return (
    <>
      <HeadFigures left={{ label: '', value: label }} right={count} />
      <LineList
        label={label}
        lines={list.lines.map((line) => lineProps(line, line.item && set.state.get('item', line.item)?.category, text))}
        {...(list.lines.some((line) => line.choice) && { onOpen: open })}
      />
    </>
  )
}

function lineProps(line: ListLine, category: string | undefined, text: Words) {
  return {
    id: line.id,
    name: line.name,
    // An order or a parcel has no picture, and its units are not counted here.
    ...(line.item ? { picture: { name: line.name, ...(category && { category }) } } : { count: text.number(line.of) }),
    ...(line.square !== undefined && { mark: text.number(line.square) }),
    done: line.done,
    total: line.of,
    state: line.state === 'later' ? ('waiting' as const) : line.state,
    ...(line.code && line.code !== line.name && { detail: line.code }),
  }
}

function Found({ found }: { found: NonNullable<StepView['found']> }): ReactNode {
  const { shift, set } = useFloor()
  const text = useWords()
  const choices = new Map(found.map((row) => [row.id, row.choice]))
  const open = (id: string) => {
    const choice = choices.get(id)
    if (choice) shift.input({ kind: 'choose', choice })
  }
  const opens = found.some((row) => row.choice) && { onOpen: open }
  const goods = found.filter((row) => row.item !== undefined)
  const places = found.filter((row) => row.item === undefined)
  return (
    <>
      {goods.length > 0 ? (
        <LineList
          label={text.say('step.found')}
          lines={goods.map((row) => goodsLine(row, row.item && set.state.get('item', row.item)?.category, text))}
          {...opens}
        />
      ) : null}
      {places.length > 0 ? (
        <PlaceList
          label={text.say('step.found')}
          places={places.map((row) => ({
            id: row.id,
            code: row.code,
            detail: [row.name, row.words && text.job(row.words)].filter(Boolean).join(' · '),
            count: text.number(row.quantity),
          }))}
          {...opens}
        />
      ) : null}
    </>
  )
}

function goodsLine(row: FoundRow, category: string | undefined, text: Words) {
  const name = row.name ?? row.code
  return {
    id: row.id,
    name,
    picture: { name, ...(category && { category }) },
    done: row.quantity,
    total: row.quantity,
    count: text.number(row.quantity),
    state: 'waiting' as const,
    detail: row.words ? text.job(row.words) : row.code,
  }
}

/** How old the numbers are, and how many own scans they include already. */
function Aged(): ReactNode {
  const { set } = useFloor()
  const text = useWords()
  const contact = set.contact
  if (!contact) return null
  const time = text.time(contact.at + contact.offset)
  const own = set.unsent
  return (
    <NoteLine icon="stale">
      {own === 0 ? text.say('step.aged', { time }) : text.say('step.aged.own', { time, n: own })}
    </NoteLine>
  )
}
