/** The picture on a dealership's papers. */
import { smallerPicture } from '../../files/index.ts'
import { EngineError } from '../../kernel/errors.ts'

/** Letters of the data address: a picture of two megabytes. */
const longest = 2_800_000
/** Sharp on paper at any width that a form may ask for. */
const size = { width: 800, height: 800, format: 'png' } as const

/** What came is drawn anew: what is printed is a picture and nothing else. @throws EngineError BAD_INPUT */
export async function logoOf(picture: string): Promise<string> {
  const [, mediaType = '', content = ''] = (typeof picture === 'string' && picture.length <= longest && /^data:(image\/[a-z]+);base64,([A-Za-z0-9+/=]+)$/.exec(picture)) || []
  const drawn = await smallerPicture(Buffer.from(content, 'base64'), mediaType, size)
  if (drawn) return `data:image/png;base64,${drawn.toString('base64')}`
  throw new EngineError('BAD_INPUT', 'The logo is no picture that can be printed.', { hint: 'Nothing was changed. Send a PNG or JPEG of up to 2 MB.', data: { reason: 'logo' } })
}
