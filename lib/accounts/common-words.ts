/**
 * Words that most common passwords are put together from, longest first: the lists of leaked passwords agree on them.
 * Names of this country and this site come first to those who guess here.
 */
export const COMMON_WORDS: readonly string[] = `
  password passwort parola sifre shifre letmein welcome admin administrator login master secret changeme default user
  guest test testing root qwerty qwertz azerty asdf asdfgh zxcv zxcvbn qwer trustno iloveyou loveyou love lovely sunshine
  princess dragon monkey football baseball basketball soccer hockey superman batman spiderman pokemon starwars shadow
  michael jennifer jordan ashley daniel jessica charlie andrew matthew joshua thomas robert nicole anthony william
  hunter ranger killer whatever freedom computer internet samsung google facebook instagram twitter youtube microsoft apple
  iphone android summer winter spring autumn january february march april june july august september october november
  december monday tuesday wednesday thursday friday saturday sunday flower cookie banana orange chocolate cheese pepper
  purple yellow silver golden diamond hello goodbye access abcd abcdef abc pass mypass mypassword please money
  baku azerbaijan azerbaycan karabakh qarabag shusha susha ganja nakhchivan neftchi caspian xezer
  daily digest dailydigest news newsroom editor author reader publication
  the my is and new one two you me i in for a of
`
  .trim()
  .split(/\s+/)
  .toSorted((one, other) => other.length - one.length)
