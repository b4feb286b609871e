"""How likely a Latin name is written so, one letter after the other and in plain Python: what the columns must give."""

from sistermap.geo.naming.transliteration_model import ANY_UNIT, LONGEST_PIECE, RARE_SPELLING, SKIPPED


class PlainScorer:
    """One written name, compared with Latin names one by one."""

    def __init__(self, written, model):
        self.written, self.model = written, model

    def likelihoods(self, name):
        """Return how likely the whole name is written so, and the likeliest beginning where it is the least likely."""
        prefixes = [([1.0] + [0.0] * len(self.written), 1.0, 1.0)]
        shares = []
        for end in range(1, len(name) + 1):
            at, most, ways = self.extended(name[:end], prefixes)
            shares.append(most / ways)
            whole = at[-1] / ways
            prefixes.append((self.trimmed(at, most), most, ways))
        return whole, min(shares)

    def extended(self, prefix, prefixes):
        size = len(self.written)
        before, most, ways = prefixes[-1]
        spelled = self.model.spelled.get(prefix[-1], 0.0)
        at, all_ways = [0.0] * (size + 1), ways * RARE_SPELLING
        for j, p in enumerate(before):
            if p >= most * 0.05:
                skipped = SKIPPED * (spelled or RARE_SPELLING)
                at[j] += p * skipped
                if j < size:
                    at[j + 1] += p * skipped * ANY_UNIT
        for letters in range(1, min(LONGEST_PIECE, len(prefix)) + 1):
            targets = self.model.pieces.get(prefix[-letters:], {})
            before, _, ways = prefixes[-letters]
            all_ways += ways * self.model.spelled.get(prefix[-letters:], 0.0)
            for j, p in enumerate(before):
                for k in range(j, min(j + LONGEST_PIECE, size) + 1):
                    at[k] += p * targets.get(self.written[j:k], 0.0)
        return at, max(at), all_ways

    def trimmed(self, at, most):
        at = list(at)
        for j in range(len(self.written)):
            if at[j] >= most * 0.05:
                at[j + 1] += at[j] * SKIPPED * ANY_UNIT
        return [p if p > most * 1e-5 else 0.0 for p in at]
