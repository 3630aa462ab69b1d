import type { SOCIAL_NETWORKS } from '@/lib/publication/publication'

/** What each network calls itself. */
export const NETWORK_NAMES: Record<(typeof SOCIAL_NETWORKS)[number], string> = {
  facebook: 'Facebook',
  x: 'X',
  instagram: 'Instagram',
  youtube: 'YouTube',
  telegram: 'Telegram',
  linkedin: 'LinkedIn',
}
