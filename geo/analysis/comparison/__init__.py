"""Two states of a list → what changed: ties are matched by their places as judged, kind and date, never by text alone."""

from .compare import compare_layers as compare_layers
from .comparison import Comparison as Comparison
