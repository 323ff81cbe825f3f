'use client'
import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'

interface Props {
  readonly title: string
  readonly text: string
  readonly submit: string
  readonly cancel: string
  readonly onClose: () => void
  readonly onSubmit: () => Promise<void>
}

/** Asks before what cannot be taken back, or reaches somebody else. */
export function AskDialog({ title, text, submit, cancel, onClose, onSubmit }: Props) {
  const [isBusy, setBusy] = useState(false)
  const go = async () => {
    setBusy(true)
    await onSubmit()
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={title} size="sm" closeButtonProps={{ 'aria-label': cancel }}>
      <Text size="sm">{text}</Text>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>{cancel}</Button>
        <Button color="red" loading={isBusy} onClick={() => void go()}>{submit}</Button>
      </Group>
    </Modal>
  )
}
