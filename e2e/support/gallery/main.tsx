// Shows one scene of the gallery: ?scene=h05&theme=dark&lang=ru&hand=left&type=big&gloves=thick.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { type Language, languages, TextProvider } from '../../../app/text/index.ts'
import { applyAppearance, type Theme, TouchGuardProvider } from '../../../app/ui/handheld/index.ts'
import { controlScenes } from './control-scenes.tsx'
import { deskScenes } from './desk-scenes.tsx'
import { doorScenes } from './door-scenes.tsx'
import { handheldScenes } from './handheld-scenes.tsx'
import { outboundScenes } from './outbound-scenes.tsx'

const asked = new URLSearchParams(location.search)
const id = asked.get('scene') ?? 'h05'
const lang = languages.find((one: Language) => one === asked.get('lang')) ?? 'en'
const themes: readonly Theme[] = ['light', 'dark', 'cold']

applyAppearance(document.documentElement, {
  theme: themes.find((one) => one === asked.get('theme')) ?? 'light',
  door: id in deskScenes ? 'desk' : 'handheld',
  bigType: asked.get('type') === 'big',
  leftHanded: asked.get('hand') === 'left',
  thickGloves: asked.get('gloves') === 'thick',
  reducedMotion: asked.get('motion') === 'reduced',
})

// A person's larger text, as browsers apply it: the root's own size.
if (asked.has('text')) document.documentElement.style.fontSize = `${asked.get('text')}%`

const Scene = handheldScenes[id] ?? controlScenes[id] ?? outboundScenes[id] ?? doorScenes[id] ?? deskScenes[id]
const root = document.getElementById('root')
if (!root || !Scene) throw new Error(`no scene ${id}`)
createRoot(root).render(
  <StrictMode>
    <TextProvider lang={lang} zone="Europe/Riga">
      <TouchGuardProvider>
        <Scene />
      </TouchGuardProvider>
    </TextProvider>
  </StrictMode>,
)
