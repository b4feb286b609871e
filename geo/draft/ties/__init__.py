"""The ties that one item states: `draft_ties` reads its sentences one after the other.

The steps in the order they run, and where each is:

1. sentences: `sentences`
2. names: `geo.draft.names`; whom they and "the Japanese city" mean: `parties`
3. words for ties: `cues`; dates: `geo.draft.dates`, and "the same day": `same_day`
4. clauses: `sentence_parts`, which cuts by `clauses` and, in Latin script, by `latin_clauses`; remarks between:
   `asides`; a clause as the next steps take it: `tie_clause`
5. claim, which is kind, status and dates: `claim`, with `latin_dates`; in Korean, Japanese and Chinese with
   `east_asian_status` and `east_asian_dates`
6. sides: names in groups by the words between them: `joints`, `sides`; who of them has the tie: `who`,
   `east_asian_sides`; partners that are counted first and named later: `announced`; names that go on to the next
   sentence: `unstated_pairs`
7. what is no sentence about a tie of two: entries of a list: `entries`; memberships: `network_names`, `members`,
   `east_asian_networks`, `east_asian_members`; visits: `visits`
8. statement: `statement`; each side with its own date: `dates_of_sides`; one tie in several sentences: `merging`
"""
