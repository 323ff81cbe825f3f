import { IconFile, IconFileMusic, IconFileSpreadsheet, IconFileText, IconFileTypePdf, IconFileZip, IconMail, IconMovie } from '@tabler/icons-react'
import type { FileView } from '../../../engine/client.ts'
import classes from './files.module.css'

const pictures = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])
/** Bytes up to which a picture without a smaller one is shown itself. */
const largestShown = 8_000_000

const icons: readonly (readonly [RegExp, typeof IconFile])[] = [
  [/pdf/, IconFileTypePdf],
  [/spreadsheet|csv/, IconFileSpreadsheet],
  [/rfc822/, IconMail],
  [/^video/, IconMovie],
  [/^audio/, IconFileMusic],
  [/zip|gzip|rar|7z/, IconFileZip],
  [/^text|word|document|rtf/, IconFileText],
]

/** A small picture of the file, or a sign of its kind. */
export function FileThumb({ file }: { readonly file: Pick<FileView, 'id' | 'mediaType' | 'size' | 'hasPreview'> }) {
  const Sign = icons.find(([pattern]) => pattern.test(file.mediaType))?.[1] ?? IconFile
  const isPicture = file.hasPreview || (pictures.has(file.mediaType) && file.size <= largestShown)
  return (
    <span className={classes.thumb} aria-hidden>
      {/* biome-ignore lint/performance/noImgElement: behind a sign-in, where the optimiser of pages reads nothing */}
      {isPicture ? <img src={`/api/files/${file.id}/preview`} alt="" loading="lazy" width={32} height={32} /> : <Sign size={18} stroke={1.5} />}
    </span>
  )
}
