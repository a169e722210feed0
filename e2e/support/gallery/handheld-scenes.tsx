// Owns the handheld pictures of the gallery: the design's mock-ups, put together from the product's components.
// Texts are samples of what jobs will say; none of them is the product's.
import { type ReactNode, useState } from 'react'
import {
  AttentionCard,
  ChoiceGrid,
  ContinueCard,
  DoneFlash,
  Figures,
  FullAnswer,
  HandheldFrame,
  HeadFigures,
  HowManyBlock,
  JobCard,
  Keypad,
  LineList,
  NextLine,
  NoteLine,
  PeopleList,
  PinPad,
  PlaceList,
  SignInBadge,
  SyncPanel,
  type SyncState,
  ToteMap,
  UndoStrip,
  WayOutSheet,
  WhatBlock,
  WhereBlock,
  Words,
} from '../../../app/ui/handheld/index.ts'
import { berries, bottle, lantern, mug, oil, stove } from './pictures.ts'

const pressed = () => undefined
const offline = (count: number): SyncState => ({ kind: 'offline', count })
const sent: SyncState = { kind: 'sent' }
const wayOut = { onPress: pressed }
const scan = (label: string) => ({ label, onPress: pressed })
const bottleName = 'Steel bottle 750 ml, forest green'
const bottleCode = { lead: '4 260521 17', tail: '3041' }
const shelf = { levels: 4, places: 8 }

function pickStep(ru: boolean, extra: ReactNode = null, undo = true): ReactNode {
  return (
    <HandheldFrame
      title={ru ? 'Сборка · SO-20418' : 'Pick · SO-20418'}
      position={ru ? '2 из 4' : '2 of 4'}
      progress={0.25}
      sync={offline(14)}
      onOpenSync={pressed}
      onBack={pressed}
      strip={undo ? <UndoStrip text={ru ? 'Взято: 2 шт. Фонарь' : 'Took 2 × Camp lantern'} onUndo={pressed} /> : null}
      next={<NextLine>{ru ? 'Дальше **B-01-13** · ещё 2 строки' : 'Then **B-01-13** · next aisle, 31 m'}</NextLine>}
      wayOut={wayOut}
      main={scan(ru ? 'Сканируйте товар' : 'Scan item')}
    >
      <WhereBlock
        state={ru ? 'done' : 'open'}
        label={ru ? 'Идите к' : 'Go to'}
        code="A-03-12"
        rack={{ ...shelf, level: 1, place: 2 }}
        way={{ arrow: 'turn-left', text: '12 m · left side · level 1' }}
        doneNote={ru ? 'ячейка верна' : 'bin right'}
      />
      <WhatBlock
        state={ru ? 'open' : 'later'}
        name={ru ? 'Бутылка стальная 750 мл, тёмно-зелёная' : bottleName}
        picture={{ name: bottleName, src: bottle }}
        code={bottleCode}
      />
      <HowManyBlock
        state="later"
        number="6"
        unit={ru ? 'штук' : 'bottles'}
        lines={
          ru ? ['без упаковки, поштучно', 'в корзину **T-118**'] : ['loose, not the case of 12', 'into tote **T-118**']
        }
      />
      {extra}
    </HandheldFrame>
  )
}

function Counting(): ReactNode {
  const [value, setValue] = useState('17')
  return (
    <HandheldFrame
      title="Count · aisle A"
      position="bin 3 of 8"
      progress={0.3}
      sync={offline(15)}
      onBack={pressed}
      wayOut={wayOut}
      main={scan('Scan next bin')}
    >
      <WhereBlock state="done" label="Bin" code="A-01-16" doneNote="count every item" />
      <WhatBlock
        state="later"
        compact
        name="Camp lantern LED 300 lm"
        picture={{ name: 'Camp lantern', src: lantern }}
        code={{ lead: '4 260521 18', tail: '1268' }}
      />
      <Keypad
        value={value}
        onChange={setValue}
        unit="lanterns"
        corner={{ label: 'Empty', onPress: pressed }}
        hint={`The next scan keeps ${value}`}
      />
    </HandheldFrame>
  )
}

const jobs = (
  <>
    <JobCard icon="pick" label="Pick" detail="7 orders due by 12:00" count="31" onPress={pressed} />
    <JobCard icon="receive" label="Receive" detail="2 trucks at the dock" count="4" onPress={pressed} />
    <JobCard icon="put-away" label="Put away" detail="Oldest 38 min" count="12" onPress={pressed} />
    <JobCard icon="pack" label="Pack" detail="Bench 2" count="9" onPress={pressed} />
  </>
)

/** One picture of the gallery each, by the name of its mock-up. */
export const handheldScenes: Readonly<Record<string, () => ReactNode>> = {
  h01: () => (
    <HandheldFrame
      title="Stockhand"
      sync={offline(0)}
      wayOut={{ label: 'Help', icon: 'unknown', onPress: pressed }}
      main={{ label: 'Use camera', icon: 'camera', onPress: pressed }}
    >
      <SignInBadge title="Scan your badge" lines={['Handheld 07 · Riga North', 'Works without a network']} />
      <PeopleList
        label="Last on this device"
        onChoose={pressed}
        people={[
          { id: '1', name: 'Maria K.', initials: 'MK', detail: 'Picker · 12 min ago' },
          { id: '2', name: 'Ivan P.', initials: 'IP', detail: 'Receiver · yesterday' },
        ]}
      />
    </HandheldFrame>
  ),
  h01pin: () => (
    <HandheldFrame title="Stockhand" sync={sent} onBack={pressed}>
      <PinPad title="Maria, your PIN" entered={2} length={4} onDigit={pressed} onDelete={pressed} />
    </HandheldFrame>
  ),
  h02: () => (
    <HandheldFrame title="Maria, 142 lines today" progress={0.64} sync={sent} onOpenSync={pressed}>
      <ContinueCard
        label="Go on where you stopped"
        title="Pick SO-20418"
        detail="Line 2 of 4 · next A-03-12"
        onPress={pressed}
      />
      {jobs}
      <JobCard icon="return" label="Return" count="6" onPress={pressed} />
      <JobCard icon="count" label="Count" detail="3 after short picks" count="5" onPress={pressed} />
    </HandheldFrame>
  ),
  h03: () => (
    <HandheldFrame
      title="Receive · PO-1187"
      position="2 of 6"
      progress={0.34}
      sync={sent}
      onOpenSync={pressed}
      onBack={pressed}
      strip={<UndoStrip text="Case 1: lot and date read" onUndo={pressed} />}
      next={<NextLine icon="print">Pallet label prints by itself at 4</NextLine>}
      wayOut={wayOut}
      main={scan('Scan next case')}
    >
      <WhatBlock
        state="later"
        name="Extra virgin olive oil 500 ml"
        picture={{ name: 'Olive oil', src: oil }}
        code={{ lead: '8 437009 14', tail: '0253' }}
        facts={[
          { icon: 'lot', label: 'Lot', value: 'L2516B', isCode: true },
          { icon: 'expiry', label: 'Best before', value: '14 Mar 2027' },
        ]}
      />
      <HowManyBlock
        state="open"
        number="1"
        of="of 4"
        unit="cases"
        lines={['12 of 48 bottles']}
        ticks={{ done: 1, total: 4 }}
        action={{ label: 'All 4 are here', icon: 'all', onPress: pressed }}
      />
    </HandheldFrame>
  ),
  h04: () => (
    <HandheldFrame
      title="Put away"
      position="3 of 12"
      progress={0.25}
      sync={offline(6)}
      onOpenSync={pressed}
      onBack={pressed}
      strip={<UndoStrip text="Pallet …7731 put in C-07-41" onUndo={pressed} />}
      next={<NextLine>Then **C-02-32** · lanterns</NextLine>}
      wayOut={wayOut}
      main={scan('Scan bin')}
    >
      <WhereBlock
        state="open"
        label="Take to"
        code="C-05-33"
        rack={{ levels: 4, places: 3, level: 3, place: 3 }}
        way={{ arrow: 'turn-right', text: '34 m · right side · level 3' }}
      />
      <WhatBlock
        state="later"
        name="Enamel mug 350 ml, cream"
        picture={{ name: 'Enamel mug', src: mug }}
        code={{ lead: 'Pallet', tail: '…8828', leadIsWord: true }}
      />
      <HowManyBlock state="later" number="20" unit="cases" lines={['240 mugs · 312 kg']} />
      <NoteLine icon="note">Next to its pick face. Any other free pallet bin is fine: scan it.</NoteLine>
    </HandheldFrame>
  ),
  h05: () => pickStep(false),
  h07: () => (
    <HandheldFrame
      title="Pick · SO-20431"
      position="2 of 5"
      progress={0.3}
      sync={offline(9)}
      onBack={pressed}
      next={<NextLine icon="cold">**7 min** in the freezer · then **F-02-11**</NextLine>}
      wayOut={wayOut}
      main={scan('Scan case')}
    >
      <WhereBlock
        state="open"
        label="Go to"
        code="F-01-14"
        rack={{ ...shelf, level: 1, place: 4 }}
        way={{ arrow: 'ahead', text: '6 m · right side · level 1' }}
      />
      <WhatBlock
        state="later"
        name="Forest berries, frozen, 1 kg"
        picture={{ name: 'Forest berries', src: berries }}
        code={{ lead: '5 901342 08', tail: '8174' }}
        facts={[
          { icon: 'expiry', label: 'Best before', value: '2 Feb 2027' },
          { icon: 'lot', label: 'Lot', value: '7C19', isCode: true },
        ]}
      />
      <HowManyBlock state="later" number="12" unit="bags" lines={['= 2 cases of 6']} />
    </HandheldFrame>
  ),
  h08: () => pickStep(true),
  h09: () => (
    <HandheldFrame
      title="Batch B-77 · cart 3"
      position="9 of 31"
      progress={0.29}
      sync={sent}
      onBack={pressed}
      next={<NextLine icon="here">You stand here · then **B-06-24**</NextLine>}
      wayOut={wayOut}
      main={scan('Scan tote 4 or 6')}
    >
      <WhereBlock state="done" label="Bin" code="B-06-21" doneNote="5 mugs taken" />
      <WhatBlock
        state="later"
        compact
        name="Enamel mug 350 ml, cream"
        picture={{ name: 'Enamel mug', src: mug }}
        code={{ lead: '4 260521 17', tail: '0118' }}
      />
      <ToteMap
        title="Put into the totes"
        count="2 of 5 in"
        columns={3}
        totes={[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) =>
          n === 2
            ? { n, state: 'done', text: '2 in' }
            : n === 4
              ? { n, state: 'put', text: '1' }
              : n === 6
                ? { n, state: 'put', text: '2' }
                : { n, state: 'idle' },
        )}
      />
    </HandheldFrame>
  ),
  h10: () => (
    <>
      {pickStep(false, null, false)}
      <WayOutSheet
        title="What is wrong at A-03-12?"
        detail="6 × Steel bottle 750 ml, green"
        backLabel="Back to the line"
        onClose={pressed}
        onChoose={pressed}
        choices={[
          { id: 'fewer', icon: 'fewer', label: 'Fewer than 6', consequence: '20 more are in D-01-14' },
          { id: 'empty', icon: 'empty', label: 'Bin is empty', consequence: 'Recorded as 0, then D-01-14' },
          { id: 'damaged', icon: 'opened', label: 'Damaged', consequence: 'Put aside, photo, take others' },
          {
            id: 'other',
            icon: 'other-item',
            label: 'Other item in this bin',
            consequence: 'Scan it; a lead will look',
          },
          { id: 'reach', icon: 'cannot-reach', label: "Can't reach it", consequence: 'Comes again as last line' },
        ]}
      />
    </>
  ),
  h11: () => (
    <FullAnswer
      kind="wrong"
      title="Wrong bin"
      scanned={{ label: 'You scanned', code: 'A-03-14' }}
      expected={{ label: 'Go to', code: 'A-03-12', way: { arrow: 'places-left', text: '2 places left, same level' } }}
      text="Nothing was recorded. A-03-14 holds Enamel mug 350 ml."
      onDismiss={pressed}
      wayOut={wayOut}
      main={scan('Scan A-03-12')}
    />
  ),
  h12: () => (
    <HandheldFrame
      title="Pack · SO-20418"
      position="bench 2"
      progress={0.71}
      sync={sent}
      onBack={pressed}
      next={<NextLine icon="print">Then scan box M2: slip and label print</NextLine>}
      wayOut={wayOut}
      main={scan('Scan 4 bottles')}
    >
      <HeadFigures
        left={{ label: 'Tote T-118 to box', value: 'M2', detail: '36 × 25 × 20 cm' }}
        right={{ label: 'Checked', value: '10', detail: 'of 14' }}
      />
      <LineList
        label="Lines"
        lines={[
          { id: '1', name: bottleName, picture: { name: 'a', src: bottle }, done: 2, total: 6, state: 'open' },
          {
            id: '2',
            name: 'Enamel mug 350 ml, cream',
            picture: { name: 'b', src: mug },
            done: 4,
            total: 4,
            state: 'done',
          },
          {
            id: '3',
            name: 'Camp lantern LED 300 lm',
            picture: { name: 'c', src: lantern },
            done: 2,
            total: 2,
            state: 'done',
          },
          {
            id: '4',
            name: 'Extra virgin olive oil 500 ml',
            picture: { name: 'd', src: oil },
            done: 2,
            total: 2,
            state: 'done',
          },
        ]}
      />
      <NoteLine icon="glass" tone="warn">
        Glass: wrap the oil, put it upright
      </NoteLine>
    </HandheldFrame>
  ),
  h13: () => (
    <HandheldFrame
      title="Return · SO-19876"
      position="1 of 2"
      progress={0.4}
      sync={sent}
      onBack={pressed}
      next={<NextLine icon="money">Refund €39.90 follows the bin scan</NextLine>}
      wayOut={wayOut}
      main={scan('Scan R-00-02')}
    >
      <WhatBlock
        state="later"
        name="Gas stove, folding, 2.8 kW"
        picture={{ name: 'Gas stove', src: stove }}
        code={{ lead: '4 260521 20', tail: '0440' }}
      />
      <NoteLine icon="customer">Customer: “Valve leaks, used once”</NoteLine>
      <ChoiceGrid
        question="What do you see?"
        chosen="damaged"
        onChoose={pressed}
        choices={[
          { id: 'new', icon: 'like-new', label: 'Like new', consequence: 'to stock' },
          { id: 'opened', icon: 'opened', label: 'Opened', consequence: 'refurbish' },
          { id: 'damaged', icon: 'damaged', label: 'Damaged', consequence: 'scrap' },
          { id: 'other', icon: 'unknown', label: 'Other item', consequence: 'ask' },
        ]}
      />
      <NoteLine icon="hazard" tone="warn">
        Gas inside: only the red scrap bin **R-00-02**
      </NoteLine>
    </HandheldFrame>
  ),
  h14: () => (
    <HandheldFrame
      title="Not sent yet"
      sync={{ kind: 'late', count: 14 }}
      onBack={pressed}
      wayOut={{ label: 'Export file', icon: 'export', onPress: pressed }}
      main={{ label: 'Try to send', icon: 'retry', isStep: true, onPress: pressed }}
    >
      <SyncPanel
        count="14"
        title="kept safely here"
        detail="since 09:12, for 49 min"
        advice="Keep working. Pass by dock 2 or the office when you can."
        listLabel="Waiting"
        waiting={[
          { id: '1', icon: 'pick', title: 'Picked 6 × Steel bottle', detail: 'A-03-12 to T-118', time: '10:01' },
          { id: '2', icon: 'pick', title: 'Picked 2 × Camp lantern', detail: 'A-02-17 to T-118', time: '09:58' },
          { id: '3', icon: 'count', title: 'Counted 0 in A-01-22', detail: 'asked after a short pick', time: '09:41' },
          { id: '4', icon: 'pick', title: 'Picked 4 × Enamel mug', detail: 'B-06-21 to T-117', time: '09:36' },
        ]}
        device={[
          { icon: 'battery', text: '41 %' },
          { icon: 'storage', text: '2 GB free' },
          { icon: 'stale', text: 'stock of 09:12' },
        ]}
      />
    </HandheldFrame>
  ),
  h15: () => <Counting />,
  h16: () => (
    <HandheldFrame
      title="Maria, 148 lines today"
      progress={0.66}
      sync={sent}
      next={<NextLine icon="sent">14 sent at 10:04. Nothing was lost.</NextLine>}
    >
      <AttentionCard
        tone="look"
        icon="exception"
        title="Picked twice"
        main={{ label: 'Put back now', icon: 'return', onPress: pressed }}
        later={{ label: 'Later', onPress: pressed }}
      >
        Ivan also picked SO-20418 while both were offline. His parcel goes out. Put your **6 bottles** back to
        **A-03-12**.
      </AttentionCard>
      {jobs}
    </HandheldFrame>
  ),
  h17: () => (
    <DoneFlash
      title="Took 6"
      detail="Steel bottle 750 ml"
      next={{ label: 'Next', code: 'B-01-13', way: { arrow: 'turn-right', text: '31 m · right side · level 1' } }}
      onEnd={pressed}
    />
  ),
  h18: () => (
    <FullAnswer
      kind="unknown"
      title="New code"
      text="Nobody knows it yet. Nothing is lost: say what it is, now or later."
      scanned={{ code: '4 750142 003976', raw: true }}
      question="What is it?"
      backLabel="Back to receiving"
      onDismiss={pressed}
      onChoose={pressed}
      choices={[
        { id: 'same', icon: 'scan', label: 'Same as another code', consequence: 'Scan a shelf label or older box' },
        { id: 'find', icon: 'look-up', label: 'Find the item', consequence: '6 items are expected on PO-1187' },
        { id: 'park', icon: 'park', label: 'Park it', consequence: 'Count 3 cases now, name it later' },
        { id: 'no', icon: 'discard', label: 'Not ours to read', consequence: 'A carrier label, a wristband' },
      ]}
    />
  ),
  h19: () => (
    <HandheldFrame
      title="Look-up"
      sync={offline(14)}
      onBack={pressed}
      sides={[
        { label: 'Move', icon: 'move', onPress: pressed },
        { label: 'Count', icon: 'count', onPress: pressed },
      ]}
      main={{ label: 'Back to pick', icon: 'return', isStep: true, onPress: pressed }}
    >
      <WhatBlock state="later" name={bottleName} picture={{ name: bottleName, src: bottle }} code={bottleCode} />
      <Figures
        figures={[
          { label: 'On hand', value: '312' },
          { label: 'Free', value: '98' },
          { label: 'Coming', value: '240' },
        ]}
      />
      <NextLine icon="stale">As of 09:12, with your 14 scans</NextLine>
      <PlaceList
        label="Places"
        places={[
          { id: '1', code: 'A-03-12', detail: 'pick face, 12 m', count: '14' },
          { id: '2', code: 'D-01-14', detail: 'pick face 2, 88 m', count: '20' },
          { id: '3', code: 'C-05-31', detail: 'reserve, level 3', count: '140' },
          { id: '4', code: 'C-05-32', detail: 'reserve, level 3', count: '138' },
        ]}
      />
    </HandheldFrame>
  ),
  h20: () => (
    <HandheldFrame
      title="Pick · SO-20418"
      position="2 of 4"
      progress={0.25}
      sync={offline(14)}
      onBack={pressed}
      wayOut={wayOut}
      main={scan('Scan item')}
    >
      <WhereBlock
        state="open"
        label="Go to"
        code="A-03-12"
        rack={{ ...shelf, level: 1, place: 2 }}
        way={{ arrow: 'turn-left', text: '12 m · left · level 1' }}
      />
      <WhatBlock state="later" name={bottleName} picture={{ name: bottleName, src: bottle }} code={bottleCode} />
      <HowManyBlock state="later" number="6" unit="bottles" lines={['loose, to T-118']} />
    </HandheldFrame>
  ),
  tiles: () => (
    <HandheldFrame title="Without pictures" sync={{ kind: 'sending', count: 3 }} onBack={pressed}>
      <WhatBlock
        state="open"
        name="Washer, spring, DIN 127 form B, galvanised, for bolts of M8 and threaded rods"
        picture={{ name: 'Washer', category: 'fasteners' }}
        code={{ lead: '4 006381 33', tail: '3931' }}
        facts={[{ icon: 'expiry', label: 'Expires', value: '2 Dec 2026', tone: 'warn' }]}
      />
      <WhereBlock state="later" label="Then to" code="AB-12-034-05-B" />
      <LineList
        label="Lines"
        onOpen={pressed}
        lines={['Tent 2 persons, sand', 'Backpack 55 l, black', 'Folding cup 0.2 l'].map((name, i) => ({
          id: name,
          name,
          picture: { name },
          done: i,
          total: 2,
          state: i === 2 ? 'done' : 'waiting',
        }))}
      />
      <p>
        <Words text="Codes O0Il1: `L0I1O` SO-20018 against 100,200.00" />
      </p>
    </HandheldFrame>
  ),
  look: () => (
    <FullAnswer
      kind="look"
      title="3 more than ordered"
      text="The order says 48 bottles. With this case there are 60."
      scanned={{ label: 'You scanned', code: 'L2516B' }}
      wayOut={wayOut}
      main={{ label: 'Keep all 60', icon: 'tick', onPress: pressed, isStep: true }}
      onDismiss={pressed}
    />
  ),
  keep: () => (
    <FullAnswer
      kind="cannot-keep"
      title="Can't keep more"
      text="The storage of this handheld is full. Everything up to 10:41 is safe. Send it or export it before you go on."
      wayOut={{ label: 'Export file', icon: 'export', onPress: pressed }}
      main={{ label: 'Try to send', icon: 'retry', isStep: true, onPress: pressed }}
    />
  ),
}
