import { checkPackage, compileModel } from '../compile/index.ts'
import type { FormPreviewDoor, FormPreviewFor } from '../contract/form-preview.ts'
import { overlayFile, packageFromFiles } from '../definition/index.ts'
import type { DraftFiles } from '../engine.ts'
import { formOf } from '../forms/index.ts'
import { EngineError } from '../kernel/errors.ts'
import { contentHash } from '../kernel/json.ts'
import { lru } from '../kernel/lru.ts'
import type { Actor, Model } from '../model/types.ts'
import { formerFields } from '../publish/index.ts'
import { isError, unfinished } from './preview.ts'
import type { Rights } from './rights.ts'
import type { Rooms } from './rooms.ts'

/** Drafts kept compiled: people look at one of theirs from many sides. */
const mostDrafts = 6

export function formPreviewDoor({ live, platform }: Rooms, { demand }: Rights): FormPreviewDoor {
  const models = lru<string, Model>(mostDrafts)
  const modelOf = (files: DraftFiles, dealership: string | null): Model => {
    const key = contentHash([dealership, Object.entries(files).filter(([path]) => !path.startsWith('overlays/') || path === overlayFile(dealership ?? '')).sort()])
    const model = models.get(key) ?? compiledDraft(files, dealership)
    models.set(key, model)
    return model
  }
  return {
    previewForm: async (actor, files, wanted) => {
      demand(actor, 'definitions.read')
      return formFor(actor, modelOf(files, wanted.dealership), wanted)
    },
    formerFields: async (actor, entityId) => {
      demand(actor, 'definitions.read')
      return formerFields(platform, live.demand(), entityId)
    },
  }
}

/** @throws EngineError DEFINITION_INVALID */
function compiledDraft(files: DraftFiles, dealership: string | null): Model {
  const { package: pkg, overlays, issues } = packageFromFiles(files)
  if (!pkg) throw unfinished(issues)
  const wrong = checkPackage(pkg).filter(isError)
  if (wrong.length > 0) throw unfinished(wrong)
  const overlay = dealership !== null && Object.hasOwn(overlays, dealership) ? (overlays[dealership] ?? null) : null
  const compiled = compileModel({ package: pkg, overlay: overlay && { ...overlay, base: `${pkg.manifest.id}@${pkg.manifest.version}` } })
  if (!compiled.model) throw unfinished(compiled.issues)
  return compiled.model
}

function formFor(actor: Actor, model: Model, { entity: name, state, role, locale, dealership }: FormPreviewFor) {
  const entity = model.entities.get(name)
  if (!entity || !model.roles.has(role) || (state !== null && !entity.machine?.states.has(state))) throw new EngineError('NOT_FOUND', 'The draft has no such record, role or state.')
  // Whose rights they are, not whose eyes: no record is read.
  const reader: Actor = { ...actor, kind: 'user', roles: [role], dealership, dealerships: dealership === null ? [] : [dealership] }
  const form = formOf({ model, entity, actor: reader, locale, state, record: {}, isNew: state === null })
  return { ...form, states: [...(entity.machine?.states.keys() ?? [])] }
}
