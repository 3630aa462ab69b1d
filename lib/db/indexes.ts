import type { CreateIndexesOptions, Db, IndexSpecification } from 'mongodb'

type Index = { collection: string; keys: IndexSpecification; options: CreateIndexesOptions & { name: string } }

/**
 * Every index of the site. A repository's query names the index that serves it, so this list says what may be asked.
 * The order inside an index is the same everywhere: what is equal, then what is sorted.
 */
export const INDEXES: readonly Index[] = [
  unique('articles', { slug: 1 }, 'article_slug'),
  plain('articles', { slugHistory: 1 }, 'article_slug_history'),
  plain('articles', { state: 1, publishAt: -1, _id: -1 }, 'article_newest'),
  plain('articles', { state: 1, listedIn: 1, publishAt: -1, _id: -1 }, 'article_by_section'),
  plain('articles', { state: 1, tagIds: 1, publishAt: -1, _id: -1 }, 'article_by_tag'),
  plain('articles', { state: 1, authorIds: 1, publishAt: -1, _id: -1 }, 'article_by_author'),
  plain('articles', { state: 1, unpublishAt: 1 }, 'article_ending'),
  plain('articles', { mediaIds: 1, _id: -1 }, 'article_by_media'),
  plain('articles', { headline: 1 }, 'article_headline'),
  // The newsroom's lists: whatever changed last, whoever may see it.
  plain('articles', { savedAt: -1, _id: -1 }, 'article_changed'),
  plain('articles', { state: 1, savedAt: -1, _id: -1 }, 'article_changed_by_state'),
  plain('articles', { createdBy: 1, savedAt: -1, _id: -1 }, 'article_changed_by_creator'),
  plain('articles', { createdBy: 1, state: 1, savedAt: -1, _id: -1 }, 'article_changed_by_creator_state'),
  plain('articles', { listedIn: 1, savedAt: -1, _id: -1 }, 'article_changed_by_section'),
  plain('articles', { tagIds: 1, savedAt: -1, _id: -1 }, 'article_changed_by_tag'),
  plain('articles', { authorIds: 1, savedAt: -1, _id: -1 }, 'article_changed_by_author'),
  unique('articleRevisions', { articleId: 1, revision: -1 }, 'article_revision'),
  unique('draftRevisions', { articleId: 1, revision: -1 }, 'draft_revision'),
  expiring('draftRevisions', 'draft_revision_expiry'),
  plain('draftPresence', { articleId: 1, at: -1 }, 'draft_presence'),
  expiring('draftPresence', 'draft_presence_expiry'),
  plain('previewLinks', { articleId: 1, expiresAt: -1 }, 'preview_article'),
  expiring('previewLinks', 'preview_expiry'),
  unique('sections', { slug: 1 }, 'section_slug'),
  unique('authors', { slug: 1 }, 'author_slug'),
  unique('tags', { slug: 1 }, 'tag_slug'),
  unique('pages', { slug: 1 }, 'page_slug'),
  plain('addresses', { holderId: 1 }, 'address_holder'),
  plain('tags', { slugHistory: 1 }, 'tag_slug_history'),
  plain('authors', { slugHistory: 1 }, 'author_slug_history'),
  plain('links', { order: 1 }, 'link_order'),
  plain('redirects', { to: 1 }, 'redirect_target'),
  plain('authors', { portraitMediaId: 1 }, 'author_portrait'),
  plain('media', { createdAt: -1, _id: -1 }, 'media_newest'),
  plain('media', { searchKeys: 1, createdAt: -1, _id: -1 }, 'media_search'),
  plain('mediaUploads', { expiresAt: 1 }, 'media_upload_expiry'),
  // The application folds and stems, so that every database finds the same.
  {
    collection: 'searchEntries',
    keys: { headline: 'text', deck: 'text', tags: 'text', authors: 'text', body: 'text', marks: 'text' },
    options: {
      name: 'search_text',
      default_language: 'none',
      weights: { headline: 8, deck: 4, tags: 3, authors: 3, body: 1, marks: 1 },
    },
  },
  plain('searchCounts', { day: 1, isFound: 1, times: -1 }, 'search_count_day'),
  expiring('searchCounts', 'search_count_expiry'),
  unique('accounts', { emailKey: 1 }, 'account_email'),
  unique('accounts', { userNameKey: 1 }, 'account_user_name'),
  plain('accounts', { providerKeys: 1 }, 'account_provider'),
  plain('accounts', { role: 1, _id: 1 }, 'account_role'),
  plain('savedViews', { accountId: 1, _id: 1 }, 'saved_view_owner'),
  plain('accountSessions', { accountId: 1, createdAt: -1 }, 'account_session_owner'),
  expiring('accountSessions', 'account_session_expiry'),
  unique('invitations', { tokenHash: 1 }, 'invitation_token'),
  unique('invitations', { emailKey: 1 }, 'invitation_email'),
  expiring('invitations', 'invitation_expiry'),
  expiring('accountCodes', 'account_code_expiry'),
  plain('kept', { accountId: 1, kind: 1, at: -1 }, 'kept_by_account'),
  unique('subscribers', { emailKey: 1 }, 'subscriber_email'),
  plain('subscribers', { state: 1, nextSendAt: 1 }, 'subscriber_due'),
  expiring('subscribers', 'subscriber_expiry'),
  unique('rateLimits', { key: 1 }, 'rate_limit_key'),
  { collection: 'rateLimits', keys: { expire: 1 }, options: { name: 'rate_limit_expiry', expireAfterSeconds: 0 } },
  plain('findings', { publishAt: -1, _id: -1 }, 'finding_newest'),
  expiring('findings', 'finding_expiry'),
  plain('sourceLinks', { dueAt: 1 }, 'source_link_due'),
  plain('sourceLinks', { state: 1, brokenSince: -1, _id: -1 }, 'source_link_broken'),
  plain('imports', { startedAt: -1 }, 'import_started'),
  plain('importArrivals', { state: 1 }, 'import_arrival_state'),
  plain('importArrivals', { expiresAt: 1 }, 'import_arrival_expiry'),
  plain('jobs', { state: 1, kind: 1, dueAt: 1 }, 'job_due'),
  { collection: 'jobs', keys: { key: 1 }, options: { name: 'job_key', unique: true, sparse: true } },
  { collection: 'jobs', keys: { expireAt: 1 }, options: { name: 'job_expiry', expireAfterSeconds: 0 } },
  plain('auditEvents', { at: -1, _id: -1 }, 'audit_newest'),
  plain('auditEvents', { actorId: 1, at: -1, _id: -1 }, 'audit_by_actor'),
  plain('auditEvents', { kind: 1, at: -1, _id: -1 }, 'audit_by_kind'),
  plain('auditEvents', { action: 1, at: -1, _id: -1 }, 'audit_by_action'),
  plain('auditEvents', { actorId: 1, kind: 1, at: -1, _id: -1 }, 'audit_by_actor_and_kind'),
  plain('auditEvents', { actorId: 1, action: 1, at: -1, _id: -1 }, 'audit_by_actor_and_action'),
  plain('auditEvents', { subjectId: 1, at: -1, _id: -1 }, 'audit_by_subject'),
  plain('changedAddresses', { at: 1 }, 'changed_address'),
  expiring('changedAddresses', 'changed_address_expiry'),
  { collection: 'cacheEvents', keys: { at: 1 }, options: { name: 'cache_event_expiry', expireAfterSeconds: 7200 } },
]

function plain(collection: string, keys: Record<string, 1 | -1>, name: string): Index {
  return { collection, keys, options: { name } }
}

/** The database removes documents some time after the moment in their `expiresAt`. */
function expiring(collection: string, name: string): Index {
  return { collection, keys: { expiresAt: 1 }, options: { name, expireAfterSeconds: 0 } }
}

function unique(collection: string, keys: Record<string, 1 | -1>, name: string): Index {
  return { collection, keys, options: { name, unique: true } }
}

/** Full text: what a MongoDB has and a few compatible servers lack. */
export const isTextIndex = (index: Index) => Object.values(index.keys).includes('text')

/** Makes every index that is missing. One that exists with other options stops with the server's own error. */
export async function ensureIndexes(db: Db, indexes: readonly Index[] = INDEXES): Promise<void> {
  for (const index of indexes) await db.collection(index.collection).createIndex(index.keys, index.options, {})
}
