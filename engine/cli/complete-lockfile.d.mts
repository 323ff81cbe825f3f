interface Lock {
  readonly packages: Readonly<Record<string, object>>
}

export function complete(lock: Lock): { readonly lock: Lock; readonly unplaced: readonly string[] }
