import type { ReactNode } from 'react'

export const deskScenes: Readonly<Record<string, () => ReactNode>> = {}
