import { expect } from '@playwright/test'
import { test } from './people.ts'

test('a visitor signs in, and comes to the page asked for', async ({ page }) => {
  await page.goto('/work-order')
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fwork-order/)
  await page.getByLabel('Login').fill('advisor.tyumen')
  await page.getByLabel('Password', { exact: true }).fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'wrong' })).toBeVisible()
  await expect(page.getByLabel('Login')).toHaveValue('advisor.tyumen')

  await page.getByRole('button', { name: /advisor\.tyumen/ }).click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/work-order$/)

  await page.goto('/sign-in')
  await expect(page).not.toHaveURL(/sign-in/)
})

test('the sign-in page speaks Russian and remembers it', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Русский' }).click()
  await expect(page.getByRole('heading', { name: 'Вход' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Вход' })).toBeVisible()
})

test('an address of another site is no place to return to', async ({ page }) => {
  await page.goto('/sign-in?callbackUrl=https%3A%2F%2Fexample.com%2F')
  await page.getByRole('button', { name: /^.*admin$/ }).first().click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).not.toHaveURL(/sign-in|example\.com/)
})

test('health is answered without signing in', async ({ request }) => {
  expect((await request.get('/healthz')).status()).toBe(200)
  expect((await request.get('/readyz')).status()).toBe(200)
  expect((await request.post('/api/graphql', { data: { query: '{ __typename }' } })).status()).not.toBe(200)
})
