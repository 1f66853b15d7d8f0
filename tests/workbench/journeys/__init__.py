"""The workbench as its users meet it: journeys, every view by axe, hostile strings, pictures to look at."""
