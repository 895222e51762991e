# Loads the cmdlets into a load context of their own (see StackStage.Loader), so that their
# dependencies and those of other modules do not meet.
# No cmdlet is called but Import-Module: Add-Type or Join-Path would import the modules they are in, which takes longer
# than all the rest.
$loader = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($PSScriptRoot, 'StackStage.Loader.dll'))
$assembly = $loader.GetType('StackStage.Loader.ModuleLoadContext')::LoadCmdlets([System.IO.Path]::Combine($PSScriptRoot, 'bin'))
$inner = Import-Module -Assembly $assembly -PassThru

# A module made from an assembly that was loaded into another context does not export through its parent
# by itself: https://github.com/PowerShell/PowerShell/issues/20710
$addExportedCmdlet = [System.Management.Automation.PSModuleInfo].GetMethod(
    'AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
foreach ($cmdlet in $inner.ExportedCmdlets.Values) {
    $addExportedCmdlet.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
}
