/** Exact decimal numbers, so that 0.1 + 0.2 is 0.3 here as in PostgreSQL's numeric. */

/** Digits after the point that a division keeps; the SQL side rounds to the same. */
export const divisionScale = 12

export class Decimal {
  /** The value times 10^scale. */
  readonly units: bigint
  readonly scale: number
  constructor(units: bigint, scale: number) {
    this.units = units
    this.scale = scale
  }

  /** From a number, whole number or number text (`-1.50`, `1e-7`); null where it is none. */
  static from(value: number | bigint | string): Decimal | null {
    const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(String(value).trim())
    if (!match) return null
    const [, sign, whole = '0', fraction = '', exponent = '0'] = match
    const scale = fraction.length - Number(exponent)
    const units = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`)
    return scale >= 0 ? new Decimal(units, scale) : new Decimal(units * 10n ** BigInt(-scale), 0)
  }

  get isZero(): boolean {
    return this.units === 0n
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale)
    return new Decimal(this.unitsAt(scale) + other.unitsAt(scale), scale)
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated())
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.units * other.units, this.scale + other.scale)
  }

  /** The quotient to `divisionScale` digits; the divisor is not zero. */
  dividedBy(other: Decimal): Decimal {
    const scale = divisionScale + 8
    const quotient = (this.units * 10n ** BigInt(scale + other.scale)) / (other.units * 10n ** BigInt(this.scale))
    return new Decimal(quotient, scale).rounded(divisionScale)
  }

  /** The remainder, with the sign of this; the divisor is not zero. */
  remainder(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale)
    return new Decimal(this.unitsAt(scale) % other.unitsAt(scale), scale)
  }

  negated(): Decimal {
    return new Decimal(-this.units, this.scale)
  }

  /** To `digits` after the point (before it where negative), halves away from zero. */
  rounded(digits: number): Decimal {
    if (digits >= this.scale) return this
    const step = 10n ** BigInt(this.scale - digits)
    const half = this.units < 0n ? -step / 2n : step / 2n
    const units = (this.units + half) / step
    return digits >= 0 ? new Decimal(units, digits) : new Decimal(units * 10n ** BigInt(-digits), 0)
  }

  truncated(): Decimal {
    return new Decimal(this.units / 10n ** BigInt(this.scale), 0)
  }

  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale)
    const difference = this.unitsAt(scale) - other.unitsAt(scale)
    return difference === 0n ? 0 : difference < 0n ? -1 : 1
  }

  toNumber(): number {
    return Number(this.toString())
  }

  toString(): string {
    const digits = (this.units < 0n ? -this.units : this.units).toString().padStart(this.scale + 1, '0')
    const whole = digits.slice(0, digits.length - this.scale)
    const fraction = digits.slice(digits.length - this.scale).replace(/0+$/, '')
    return `${this.units < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`
  }

  private unitsAt(scale: number): bigint {
    return this.units * 10n ** BigInt(scale - this.scale)
  }
}
