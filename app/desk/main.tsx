// The door of the desk: mounts it, and nothing else.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openPageKeyboard } from '../device/page-keys.ts'
import { Desk } from './desk.tsx'

const root = document.getElementById('desk')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Desk keyboard={openPageKeyboard(document)} />
    </StrictMode>,
  )
}
