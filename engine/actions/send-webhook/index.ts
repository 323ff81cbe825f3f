import { segment } from '../../kernel/pointer.ts'
import type { ActionType } from '../../model/types.ts'
import { celByField, textsOf } from '../problems.ts'

/**
 * Sends a signed message to an endpoint of the installation once the command is saved:
 * `{ "webhook": "insurer", "body": { "plate": "record.plate" } }`. The values are CEL texts over the record.
 */
export const sendWebhook: ActionType = {
  name: 'send-webhook',
  titles: { en: 'Send to a webhook', ru: 'Отправить на веб-хук', uk: 'Надіслати на вебхук', ro: 'Trimite la un webhook' },
  phase: 'after-commit',
  params: {
    type: 'object',
    properties: {
      webhook: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60, 'x-titles': { en: 'Code of the webhook', ru: 'Код веб-хука', uk: 'Код вебхука', ro: 'Codul webhook-ului' } },
      body: { ...celByField, 'x-input': 'texts', 'x-titles': { en: 'What is sent', ru: 'Что отправить', uk: 'Що надіслати', ro: 'Ce se trimite' } },
    },
    required: ['webhook'],
    additionalProperties: false,
  },
  expressions: ({ body }) => Object.entries(textsOf(body)).map(([name, source]) => ({ pointer: `/body/${segment(name)}`, source })),
  effects: ({ webhook, body }, { evaluate }) => [
    { kind: 'message', channel: 'webhook', recipient: String(webhook), body: Object.fromEntries(Object.entries(textsOf(body)).map(([name, source]) => [name, evaluate(source)])) },
  ],
  samples: [
    { params: { webhook: 'insurer' }, effects: [{ kind: 'message', channel: 'webhook', recipient: 'insurer', body: {} }] },
    { params: { webhook: 'insurer', body: { title: 'record.title', total: 'record.total + 0.5' } }, effects: [{ kind: 'message', channel: 'webhook', recipient: 'insurer', body: { title: 'Oil', total: 20.5 } }] },
  ],
}
