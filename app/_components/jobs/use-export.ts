'use client'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import type { ExportFormat, JsonObject, ListExport } from '../../../engine/client.ts'
import { exportList, exportReport } from '../../(workplace)/transfer-actions.ts'
import type { Answer } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { showJobs } from './job-board.ts'

/** Starts exports and shows how they are getting on; a refusal is told in words. */
export function useExport() {
  const t = useTranslations('jobs')
  const started = (answer: Answer<string>): void => {
    if (answer.ok) showJobs(true)
    else notifications.show({ color: 'red', title: t('notStarted'), message: answer.refusal.code === 'FORBIDDEN' ? t('mayNotExport') : answer.refusal.message || t('tryAgain') })
  }
  return {
    list: async (asked: ListExport) => started(await reply(exportList(asked))),
    report: async (report: string, parameters: JsonObject, format: ExportFormat) => started(await reply(exportReport(report, parameters, format))),
  }
}
