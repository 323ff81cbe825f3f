import type { MetadataRoute } from 'next'

/** What a browser needs to install Pitlane like a program; the same for everybody, so it carries no language. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: 'Pitlane',
    short_name: 'Pitlane',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f7f7f5',
    theme_color: '#0b757d',
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
