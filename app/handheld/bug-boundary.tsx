// Owns what happens when a screen breaks while it is drawn: it goes, whoever knows what to do is told, and what is kept
// stays kept. Knows no screen.
import { Component, type ReactNode } from 'react'

interface Props {
  /** When it changes, drawing is tried again. */
  again: number
  /** In place of what broke. */
  fallback?: (error: unknown) => ReactNode
  onBug?: (error: unknown) => void
  children: ReactNode
}

interface State {
  readonly broken: { readonly error: unknown; readonly again: number } | undefined
}

export class BugBoundary extends Component<Props, State> {
  override state: State = { broken: undefined }

  static getDerivedStateFromError(error: unknown): State {
    return { broken: { error, again: -1 } }
  }

  static getDerivedStateFromProps({ again }: Props, { broken }: State): State | null {
    if (!broken) return null
    if (broken.again === -1) return { broken: { ...broken, again } }
    return broken.again === again ? null : { broken: undefined }
  }

  override componentDidCatch(error: unknown): void {
    this.props.onBug?.(error)
  }

  override render(): ReactNode {
    const { broken } = this.state
    if (!broken) return this.props.children
    return this.props.fallback?.(broken.error) ?? null
  }
}
