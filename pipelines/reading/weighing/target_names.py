"""Names of evidence for whose goods a rate hits, each combination made once and kept with what it weighs.

When which of them counts is said in `targets`.
"""

from functools import cache, lru_cache

from pipelines.reading.weighing.evidence import Evidence, named


@cache
def ranked(kind: str, among: str, of_all: str, us: str, goods: str) -> Evidence:
    """For a list of the sentence: which of its role and of all it is."""
    return named(f"s {kind} {among}", f"s {kind} {us} {goods}", f"s any {of_all}")


@cache
def union(size: int) -> Evidence:
    """For all lists that stand by a rate together."""
    return named("union of the stretch", f"union of {size}")


@cache
def told(where: str, said: str, is_same_imposer: bool, sureness: str, are_same_goods: bool) -> Evidence:
    """For those whom a rate before hit."""
    whose = "same imposer" if is_same_imposer else "other imposer"
    found = [f"told {where} {said}", f"told {where} {whose}", f"told {where} {sureness}", f"told {where} {sureness} {said}"]
    return named(*found, *([f"told {where} same goods"] if are_same_goods else []))


@cache
def told_other_side(where: str) -> Evidence:
    """For one who levied a rate before."""
    return named(f"told the other side {where}")


@cache
def numbered(what: str, n: int, said: str) -> Evidence:
    """For an answer given before, by how long ago."""
    return named(f"{what} #{n} {said}")


@cache
def of_one_of_theirs(kind: str, side: str, near: int, said: str) -> Evidence:
    """For the country of a place, person or body of the sentence."""
    return named(f"of {kind} {side}{near}", f"of {kind} {said}")


@lru_cache(maxsize=1 << 12)
def beside_one_of_theirs(kind: str, side: str, prev: str, own: str) -> Evidence:
    """For the same: the word before it and the verb between."""
    return named(f"of {kind} w-1 {prev}", f"of {kind} {side} w-1 {prev}", f"of {kind} {side} own {own}")


@cache
def home(n: int, said: str, us: str) -> Evidence:
    """For a country the article is written from."""
    return named(f"home #{n} {said}", f"home #{n} {us}")


@cache
def pointed_to(kind: str, part: str, how: str, said: str) -> Evidence:
    """For countries that a word points back to."""
    found = f"pointed to by {kind} {part}"
    return named(found, f"{found} {how}", f"{found} {said}", f"pointed to {how} {said}")


@cache
def far_back(where: str, n: int, kind: str, said: str) -> Evidence:
    """For countries named two sentences ago or more."""
    return named(f"back {where} {said}", f"back {where} {kind}", f"back #{n} {kind} {said}")


@cache
def behind(n: int, kind: str, said: str, together: bool) -> Evidence:
    """For countries named in the next sentence."""
    return named(f"n #{n} {said} {together}", f"n {kind} {said}")


@cache
def paragraph_before(n: int, kind: str, said: str) -> Evidence:
    """For countries named in the last sentence of the paragraph before."""
    return named(f"pp #{n} {said}", f"pp {kind} {said}")


@cache
def led_in(how: str, n: int, kind: str, said: str) -> Evidence:
    """For countries named in the sentence that leads to the list or table, or asks what is answered here."""
    return named(f"{how} #{n} {said}", f"{how} {kind} {said}")


@cache
def before(kind: str, strength: str, n: int, to_last: int, said: str, pointing: str) -> Evidence:
    """For countries named in the sentence before."""
    found = [f"p {kind}{strength} {said}", f"p #{n} {said}", f"p last#{to_last} {said}"]
    return named(*found, *([f"p {pointing} {kind}"] if pointing else []))


@cache
def of_the_text(what: str, said: str) -> Evidence:
    """For the country of the paragraph or heading."""
    return named(f"{what} {said}")


@cache
def of_the_article(what: str, said: str, us: str, goods: str) -> Evidence:
    """For the countries the article is about."""
    return named(f"{what} {said}", f"{what} {us} {goods} {said}")


@cache
def headline(kind: str, said: str) -> Evidence:
    """For those of the headline."""
    return named(f"headline {kind} {said}")


@cache
def known(fit: float, is_alone: bool, said: str) -> Evidence:
    """For one publicly known to bear such a rate."""
    return named(f"known {fit}", f"known {fit} {said}", *([f"known alone {fit} {said}"] if is_alone else []))


@cache
def us(us: str, said: str) -> Evidence:
    """For the United States."""
    return named("US", f"US {said}", f"US by {us} {said}")


@cache
def everyone(us: str, goods: str, said: str, kinds: tuple[str, ...]) -> Evidence:
    """For everyone."""
    return named(f"WORLD {said}", f"WORLD {us} {goods} {said}", *(f"WORLD kind {kind}" for kind in kinds))


@cache
def cell(part: str, us: str, levies: bool) -> Evidence:
    """For countries of a table's label, header or caption."""
    return named(f"cell {part} {us}", f"cell {part} {'levy' if levies else 'pay'}")


@cache
def of_the_world(measure: str, said: str, us: str, goods: str, gone: str, was_world: bool) -> Evidence:
    """For everyone: the kind of tariff and what was hit before."""
    last = f"WORLD last {gone} {'WORLD' if was_world else 'other'} {said}"
    return named(f"WORLD is {measure} {said}", f"WORLD is {measure} {us} {goods}", last)


@cache
def of_one(levies: bool, is_imposer: bool) -> Evidence:
    """For a single country: what part it plays in the article."""
    return named(*(["levies in the article"] if levies else []), *(["article's imposer"] if is_imposer else []))


@cache
def of_us(measure: str, said: str, imposer: str) -> Evidence:
    """For the United States: the kind of tariff and who levies."""
    return named(f"US is {measure} {said}", f"US is {measure} by {imposer}")


@cache
def of_several(size: int, has_members_beside_the_union: bool) -> Evidence:
    """For more than one country."""
    return named(f"several {size}", *(["members beside the EU"] if has_members_beside_the_union else []))


@cache
def of_any(is_unnamed: bool, is_world: bool, is_member: bool, measure: str, said: str, us: str) -> Evidence:
    """For countries by whether the sentence names them."""
    found = [f"not in the sentence, {said}"] if is_unnamed else []
    if is_unnamed and not is_world:
        found.append(f"unnamed is {measure} {said}")
    return named(*found, *([f"EU member {us}"] if is_member else []))


@cache
def last(gone: str, said: str, are_same_goods: bool, is_world: bool, is_same_imposer: bool, sureness: str) -> Evidence:
    """For those whom the last rate hit: what it has in common."""
    goods, world = "same" if are_same_goods else "other", "WORLD" if is_world else "some"
    levied_by = "same" if is_same_imposer else "other"
    return named(
        f"last {gone} {said}",
        f"last {gone} {said} {goods} goods",
        f"last {gone} {said} {world}",
        f"last {gone} {levied_by} imposer {goods} goods",
        f"last {gone} {sureness} {said}",
        f"last {gone} {said} {goods} goods {world} {levied_by}",
    )


@cache
def last_kind(gone: str, said: str, is_world: bool, is_same_kind: bool, measure: str) -> Evidence:
    """For the same: its kind."""
    world, going_on = "WORLD" if is_world else "some", "same" if is_same_kind else "other"
    return named(f"last {gone} {going_on} kind {world} {said}", f"last is {measure} {world} {going_on}")


@cache
def last_unit(gone: str, is_bare: bool) -> Evidence:
    """For the same: how the figure is written."""
    return named(f"last {gone} {'bare' if is_bare else 'plain'}")
