// Owns what happens when a part of a page breaks: that part says so with its details, the rest goes on.
import { Component, type ReactNode } from 'react'
import { FailedPart } from '../../ui/desk/index.ts'

interface GuardProps {
  /** Something else is shown: what broke is tried anew. */
  readonly of: string
  readonly children: ReactNode
}

interface Broken {
  readonly of: string
  readonly details: string
}

export class Guard extends Component<GuardProps, { broken: Broken | undefined }> {
  override state: { broken: Broken | undefined } = { broken: undefined }

  static getDerivedStateFromError(error: unknown): { broken: Broken } {
    return { broken: { of: '', details: error instanceof Error ? `${error.name}: ${error.message}` : String(error) } }
  }

  static getDerivedStateFromProps(props: GuardProps, state: { broken: Broken | undefined }) {
    if (!state.broken) return null
    if (state.broken.of === '') return { broken: { ...state.broken, of: props.of } }
    return state.broken.of === props.of ? null : { broken: undefined }
  }

  override render(): ReactNode {
    const { broken } = this.state
    if (!broken) return this.props.children
    return <FailedPart details={broken.details} onRetry={() => this.setState({ broken: undefined })} />
  }
}
