// Owns what the desk is told about who is signed in and what it may show. Types only.
import type { Right } from '../../operations/operation.ts'
import type { Role } from '../../rows/catalogue.ts'
import type { Ack } from '../exchange.ts'
import type { Named } from './names.ts'

export interface WarehouseName extends Named {
  readonly zone: string
  readonly company: string
}

export interface CompanyName extends Named {
  readonly currency: string
  readonly zone: string
}

export interface Me {
  readonly asOf: number
  readonly person: Named & { readonly language: 'en' | 'ru'; readonly roles: readonly Role[] }
  readonly rights: readonly Right[]
  /** Prices, costs and the ledger are shown to managers, bookkeepers and administrators. */
  readonly money: boolean
  readonly warehouses: readonly WarehouseName[]
  readonly companies: readonly CompanyName[]
}

export interface OperationsAnswer {
  readonly asOf: number
  /** In the order of what was asked; a refusal says why in `code` and `facts`. */
  readonly acks: readonly Ack[]
}

export interface Enrolment {
  readonly asOf: number
  /** To be typed or scanned on the device, once. */
  readonly code: string
  readonly expiresAt: number
}
