"""The network that ties make of places: figures with their definitions, computed with numpy alone.

python-igraph would be the engine for size, and is under the GPL (2.0 or later), so that nothing which ships may import it;
scipy (BSD) is another 35 MB to download for what takes seconds here without it.
"""

from .stats import NetworkStats as NetworkStats
from .stats import measure_network as measure_network
