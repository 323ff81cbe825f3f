/** The fields of an entity of the draft, for pickers. */
import { type DraftFiles, kindOfType, type ObjectSchema, type PropertySchema, titleOf, typeNameOf } from '../../../../engine/client.ts'
import { jsonOf } from '../json.ts'

export interface EntityField {
  readonly value: string
  readonly label: string
  /** Field type name. */
  readonly type: string
  /** What an expression for it must give; `json` where anything may. */
  readonly kind: (typeof kindOfType)[keyof typeof kindOfType]
  /** Where a reference leads. */
  readonly target: string | null
  readonly isComputed: boolean
}

export function entityFields(files: DraftFiles, entity: string, locale: string): readonly EntityField[] {
  const file = jsonOf<{ readonly schema?: Partial<ObjectSchema> }>(files[`entities/${entity}/entity.json`])
  return Object.entries(file?.schema?.properties ?? {}).flatMap(([name, property]) => {
    const keywords = (property as Partial<PropertySchema> | null)?.['x-field']
    const type = keywords ? typeNameOf(property) : undefined
    return type && keywords ? [{ value: name, label: keywords.titles ? titleOf(keywords.titles, locale) : name, type, kind: Object.hasOwn(kindOfType, type) ? kindOfType[type as keyof typeof kindOfType] : 'json', target: keywords.entity ?? null, isComputed: keywords.computed !== undefined }] : []
  })
}
