"""The sentences of a text, block by block."""

from loaders.nlp import sentences
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.blocks import content_start
from loaders.nlp.step import Layer, step


@step(requires=(Layer.BLOCKS, Layer.SESSIONS), assigns=(Layer.SENTENCES,))
def split_sentences(analysed: AnalysedText) -> None:
    """Set the sentences, each with the block and the session it stands in."""
    analysed.sentences = tuple(
        sentences.Sentence(begin, end, analysed.number_at(block.start), block)
        for block in analysed.blocks
        for begin, end in sentences.split(
            analysed.text, content_start(analysed.text, block), block.end
        )
    )
