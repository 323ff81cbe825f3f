'use client'
import { Alert, Button, Code, CopyButton, Group } from '@mantine/core'
import { useTranslations } from 'next-intl'

/** Something that is shown this once: a token, a password that was made up. */
export function Secret({ title, text, onDone }: { readonly title: string; readonly text: string; readonly onDone: () => void }) {
  const t = useTranslations('settings')
  return (
    <Alert role="status" color="teal" variant="light" title={title} my={8}>
      <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{text}</Code>
      <Group gap={8} mt={8}>
        <CopyButton value={text}>{({ copied, copy }) => <Button variant="default" onClick={copy}>{copied ? t('secret.copied') : t('secret.copy')}</Button>}</CopyButton>
        <Button variant="subtle" onClick={onDone}>{t('secret.done')}</Button>
      </Group>
    </Alert>
  )
}
